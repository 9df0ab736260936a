/* Matching: pure functions over plain values. */

const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i" };
const ACCENTS = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hebrew}\p{sc=Arabic}])\p{M}+/gu;
const PUNCTUATION = /[^a-z0-9+#\u0080-\uffff]+/g;

/** The text without case, accents and punctuation, its words separated by single blanks. */
function fold(text) {
  const words = text.toLowerCase().replace(PUNCTUATION, " ").trim();
  return /[^ -~]/.test(words) ? words.split(" ").map(foldWord).filter(Boolean).join(" ") : words;
}

/** The same of a word; those of ASCII, which most are, take no time. */
function foldWord(word) {
  if (!/[^ -~]/.test(word)) return word;
  const plain = word.normalize("NFKD").replace(ACCENTS, "$1").normalize("NFC").replace(/[ßæœøđðþłı]/g, (one) => LETTERS[one]);
  return plain.toLowerCase().replace(/[^\p{L}\p{M}\p{N}+#]+/gu, " ").trim();
}

/** What is compared of an entry: its names, each alone and all together, those with its summary, and all its texts. */
function indexed(names, summary, rest) {
  const folded = names.map(fold);
  const named = ` ${[...folded, ...folded.map((name) => name.replaceAll(" ", ""))].join(" ")} `;
  const brief = `${named}${fold(summary)} `;
  return { names: folded, named, brief, text: `${brief}${fold(rest)} ` };
}

const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/**
 * A query as the whole of it and its words: `word`, and `start`, which is where a word starts with it.
 *
 * In scripts without blanks between words, a word may start anywhere.
 */
function parsed(query) {
  const whole = fold(query);
  const words = whole.split(" ").filter(Boolean);
  return { whole, words: words.map((word) => ({ word, start: UNSPACED.test(word) ? word : ` ${word}` })) };
}

/** How well an entry fits a query, 0 best; -1 where a word of the query is missing. Names come before other texts. */
function rank({ names, named, brief, text }, { whole, words }) {
  if (!words.every(({ word, start }) => named.includes(word) || text.includes(start))) return -1;
  if (names.includes(whole)) return 0;
  if (names.some((name) => name.startsWith(whole))) return 1;
  if (words.every(({ start }) => named.includes(start))) return 2;
  if (words.every(({ word }) => named.includes(word))) return 3;
  return words.every(({ start }) => brief.includes(start)) ? 4 : 5;
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
