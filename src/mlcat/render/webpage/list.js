/* The list: reads the entries out of the page, and draws those that are asked for. */

const main = document.getElementById("_entries");
const STEP = Number(main.dataset.step);
const FACETS = [...document.querySelectorAll("fieldset")].map((one) => one.dataset.facet);
const entries = []; // in the order of the list
const headings = new Map(); // by the id of their section
const waiting = [...main.querySelectorAll("noscript")]; // the rest of the list, which is parsed when there is time
let path = []; // of the section that is being read

/** An entry of its card. */
function entryOf(card) {
  const texts = (selector) => [...card.querySelectorAll(selector)].map((one) => one.textContent);
  const values = { section: path };
  for (const facet of FACETS) values[facet] ??= texts(`[data-f="${facet}"]`);
  const sections = path.map((id) => headings.get(id).textContent);
  const names = [card.querySelector(".name").firstElementChild.textContent, card.id, ...texts("[data-name]")];
  return { card, values, ...indexed(names, [...sections, ...texts(".summary, .facts, .about, dd")]) };
}

/** Reads the headings and cards among these elements. */
function read(elements) {
  for (const element of elements) {
    if (element.dataset.path) {
      path = element.dataset.path.split(" ");
      headings.set(path.at(-1), element);
    } else if (element.matches("ul")) {
      for (const card of element.children) entries.push(entryOf(card));
    }
  }
}

/** Reads the next part of the list that is waiting. */
function readNext() {
  const text = waiting.shift().textContent;
  read([...new DOMParser().parseFromString(text, "text/html").body.children]);
}

/** Draws these entries from `start` to `end`: under their headings, or as one list. */
function draw(shown, start, end, grouped) {
  const focused = document.activeElement;
  const drawn = new Set();
  const nodes = [];
  let last = [];
  let list;
  for (const { card, values } of shown.slice(start, end)) {
    const path = grouped ? values.section : [];
    const shared = path === last ? path.length : path.findIndex((id, level) => id !== last[level]);
    for (const id of shared < 0 ? [] : path.slice(shared)) {
      nodes.push(drawn.has(id) ? headings.get(id).cloneNode(true) : headings.get(id));
      drawn.add(id);
      list = undefined;
    }
    last = path;
    list ??= nodes[nodes.push(newList()) - 1];
    list.append(card);
  }
  main.replaceChildren(...nodes);
  if (focused.isConnected) focused.focus({ preventScroll: true });
}

function newList() {
  const list = document.createElement("ul");
  list.className = "cards";
  return list;
}
