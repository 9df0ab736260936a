/* The list: reads the entries out of the page, and draws those that are asked for. */

const main = document.getElementById("Entries");
const STEP = Number(main.dataset.step);
const FACETS = [...document.querySelectorAll("fieldset")].map((one) => one.dataset.facet);
const entries = []; // in the order of the list
const headings = new Map(); // by the id of their section
const folded = main.querySelector("noscript");
const waiting = (folded?.textContent ?? "").split("\n"); // a heading or a card on each line
folded?.remove();
let path = []; // of the section that is being read

const CHARACTERS = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", nbsp: " " };
/** The text in a piece of the page: a card is not made before it is drawn, and its markup is always the same. */
const textOf = (html) => html.replace(/<[^>]*>/g, " ").replace(/&(\w+|#x27);/g, (_, name) => CHARACTERS[name]);
const texts = (html, pattern) => [...html.matchAll(pattern)].map((found) => textOf(found[1]));
const NAMES = /<p class="name"><\w+[^>]*>([^<]*)<|<bdi data-name[^>]*>([^<]*)</g;

/** An entry of its card, as markup; `element` is the card if it is drawn. */
function entryOf(html, element) {
  const values = { section: path };
  for (const facet of FACETS) values[facet] ??= texts(html, new RegExp(`data-f="${facet}">([^<]*)<`, "g"));
  const names = [...html.matchAll(NAMES)].map((found) => textOf(found[1] ?? found[2]));
  const id = /id="([^"]*)"/.exec(html)[1];
  const [summary = ""] = texts(html, /<p class="summary"[^>]*>([^<]*)</g);
  const titles = path.map((one) => headings.get(one).textContent);
  const rest = [...titles, textOf(html.replace(/<(dt|summary)\b.*?<\/\1>/g, " "))];
  return { id, html, element, values, ...indexed([...names, id], summary, rest.join(" ")) };
}

function readHeading(element) {
  path = element.dataset.path.split(" ");
  headings.set(path.at(-1), element);
}

/** Reads what the page shows already. */
function readShown() {
  for (const element of main.children) {
    if (element.dataset.path) readHeading(element);
    else if (element.matches("ul")) for (const card of element.children) entries.push(entryOf(card.outerHTML, card));
  }
  waiting.reverse(); // to be taken from the end
}

/** Reads the next line of what is waiting. */
function readNext() {
  const line = waiting.pop();
  if (line.startsWith("<li ")) entries.push(entryOf(line));
  else if (line.startsWith("<h")) readHeading(made(line));
}

function made(html) {
  return document.adoptNode(new DOMParser().parseFromString(html, "text/html").body.firstElementChild);
}

const cardOf = (entry) => (entry.element ??= made(entry.html));

/** Draws these entries from `start` to `end`: under their headings, or as one list. */
function draw(shown, start, end, grouped) {
  const focused = document.activeElement;
  const drawn = new Set();
  const nodes = [];
  let last = [];
  let list;
  for (const entry of shown.slice(start, end)) {
    const path = grouped ? entry.values.section : [];
    const shared = path === last ? -1 : path.findIndex((id, level) => id !== last[level]);
    for (const id of shared < 0 ? [] : path.slice(shared)) {
      nodes.push(drawn.has(id) ? headings.get(id).cloneNode(true) : headings.get(id));
      drawn.add(id);
      list = undefined;
    }
    last = path;
    list ??= nodes[nodes.push(newList()) - 1];
    list.append(cardOf(entry));
  }
  main.replaceChildren(...nodes);
  if (focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
}

function newList() {
  const list = document.createElement("ul");
  list.className = "cards";
  return list;
}
