/* Matching: pure functions over plain values. */

const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i" };
const ACCENTS = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}])\p{M}+/gu;

/** The text without case, accents and punctuation, its words separated by single blanks. */
function fold(text) {
  const lower = text.toLowerCase();
  // eslint-disable-next-line no-control-regex
  const plain = /^[\x00-\x7f]*$/.test(lower)
    ? lower
    : lower.normalize("NFKD").replace(ACCENTS, "$1").normalize("NFC").replace(/[ßæœøđðþłı]/g, (one) => LETTERS[one]);
  return plain.replace(/[^\p{L}\p{M}\p{N}+#]+/gu, " ").trim();
}

/** What is compared of an entry: its names, each alone and all together, and its other texts. */
function indexed(names, texts) {
  const folded = names.map(fold);
  const joined = folded.map((name) => name.replaceAll(" ", ""));
  return { names: folded, named: ` ${[...folded, ...joined].join(" ")} `, text: ` ${fold(texts.join(" "))} ` };
}

/** A query as its words and the whole of them. */
function parsed(query) {
  const whole = fold(query);
  return { whole, words: whole ? whole.split(" ") : [] };
}

/** Whether a word starts in the text; of scripts without blanks between words, whether it is anywhere in it. */
function starts(text, word) {
  return text.includes(/^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(word) ? word : ` ${word}`);
}

/** How well an entry fits a query, 0 best; -1 where a word of the query is missing. Names come before other texts. */
function rank(entry, { whole, words }) {
  if (!words.every((word) => entry.named.includes(word) || starts(entry.text, word))) return -1;
  if (entry.names.includes(whole)) return 0;
  if (entry.names.some((name) => name.startsWith(whole))) return 1;
  if (words.every((word) => starts(entry.named, word))) return 2;
  if (words.every((word) => entry.named.includes(word))) return 3;
  return words.some((word) => starts(entry.named, word)) ? 4 : 5;
}

/** The entries that fit the query, the best first; all in their order where it is empty. */
function found(entries, query) {
  if (!query.words.length) return entries;
  const ranked = [[], [], [], [], [], []];
  for (const entry of entries) ranked[rank(entry, query)]?.push(entry);
  return ranked.flat();
}

/**
 * The entries that have one of the chosen values in each facet, and how many have each value.
 *
 * `chosen` has a set of values for each facet, empty where any will do. A value is counted among the entries that
 * pass the other facets, so that its number is what choosing it adds.
 */
function filtered(entries, chosen) {
  const facets = Object.keys(chosen);
  const counts = Object.fromEntries(facets.map((facet) => [facet, new Map()]));
  const passing = entries.filter((entry) => {
    const failed = facets.filter((facet) => chosen[facet].size && !entry.values[facet].some((one) => chosen[facet].has(one)));
    for (const facet of failed.length ? failed : facets) {
      if (failed.length > 1) break;
      for (const value of entry.values[facet]) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
    return !failed.length;
  });
  return { passing, counts };
}
