/* The matching of the page, without a browser. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInThisContext } from "node:vm";

const source = readFileSync(process.env.SEARCH, "utf8");
const { fold, indexed, parsed, found, filtered } = runInThisContext(`${source}; ({ fold, indexed, parsed, found, filtered })`);

test("folding drops case, accents and punctuation, and keeps what tells words apart", () => {
  for (const [text, folded] of [
    ["", ""],
    ["  FaceNet: A Survey! ", "facenet a survey"],
    ["Größen & Verktøy", "grossen verktoy"],
    ["Ångström, Œuvre; Łódź", "angstrom oeuvre lodz"],
    ["C++ and C#", "c++ and c#"],
    ["“Über—Graph”", "uber graph"],
    ["İstanbul ISTANBUL ıstanbul", "istanbul istanbul istanbul"],
    ["ﬁne ２０２６ x²", "fine 2026 x2"],
    ["Ёлка ёлка ЕЛКА", "елка елка елка"],
    ["がぎ かき", "がぎ かき"],
    ["हिन्दी भाषा", "हिन्दी भाषा"],
    ["한국어", "한국어"],
    ["· — …", ""],
    ["naïve\u00a0co\u0301pula", "naive copula"],
  ]) {
    assert.equal(fold(text), folded);
    assert.equal(fold(folded), folded);
  }
});

const ENTRIES = [
  { id: "prose", ...indexed(["Annoy"], "Index of vectors", "makes pyramid trees") },
  { id: "summary", ...indexed(["Cairn"], "Heaps of pyra stones", "") },
  { id: "middle", ...indexed(["Mypyra"], "", "") },
  { id: "alias", ...indexed(["Giza", "great pyra heap"], "", "") },
  { id: "start", ...indexed(["Pyra Mid Kit"], "", "") },
  { id: "exact", ...indexed(["Pyra"], "", "built of stone, 検索エンジン") },
  { id: "none", ...indexed(["Sloop"], "One mast", "") },
];
const ids = (query) => found(ENTRIES, parsed(query)).map((entry) => entry.id);

test("names come first, whole ones before their beginnings and middles, then summaries", () => {
  assert.deepEqual(ids("pyra"), ["exact", "start", "alias", "middle", "summary", "prose"]);
});

test("every word must match, in names anywhere, in other texts from the start of a word", () => {
  for (const [query, expected] of [
    ["", ENTRIES.map((entry) => entry.id)],
    [" ,; ", ENTRIES.map((entry) => entry.id)],
    ["pyra stone", ["summary", "exact"]],
    ["stone pyra", ["summary", "exact"]],
    ["tone", []],
    ["ypyr", ["middle"]],
    ["pyra mast", []],
    ["pyramid", ["start", "prose"]], // the name without blanks
    ["GIZA!", ["alias"]],
    ["索エ", ["exact"]],
    ["vectors annoy", ["prose"]],
  ]) {
    assert.deepEqual(ids(query), expected, query);
  }
});

test("a value is counted among the entries that pass the other facets", () => {
  const entries = [
    { values: { kind: ["paper"], tag: ["a", "b"] } },
    { values: { kind: ["paper"], tag: ["b"] } },
    { values: { kind: ["tool"], tag: ["a"] } },
    { values: { kind: [], tag: [] } },
  ];
  const counted = (kind, tag) => {
    const { passing, counts } = filtered(entries, { kind: new Set(kind), tag: new Set(tag) });
    return [passing.map((one) => entries.indexOf(one)), Object.fromEntries(counts.kind), Object.fromEntries(counts.tag)];
  };
  assert.deepEqual(counted([], []), [[0, 1, 2, 3], { paper: 2, tool: 1 }, { a: 2, b: 2 }]);
  assert.deepEqual(counted(["paper"], []), [[0, 1], { paper: 2, tool: 1 }, { a: 1, b: 2 }]);
  assert.deepEqual(counted(["paper"], ["a"]), [[0], { paper: 1, tool: 1 }, { a: 1, b: 2 }]);
  assert.deepEqual(counted(["paper", "tool"], ["a"]), [[0, 2], { paper: 1, tool: 1 }, { a: 2, b: 2 }]);
});

test("folding takes time by the length of a text only", () => {
  for (const one of ["a", "é", "-", " ", "́", "検", "&"]) fold(one.repeat(200_000));
});
