/* The controls: the query, the filters, the keys and the address decide what is drawn. */

const search = document.getElementById("Search");
const input = document.getElementById("Query");
const status = document.getElementById("Status");
const clear = document.getElementById("Clear");
const before = document.getElementById("Before");
const after = document.getElementById("After");
const boxes = [...search.querySelectorAll("input[type=checkbox]")];
const facetOf = (box) => box.closest("fieldset").dataset.facet;
const counters = boxes.map((box) => box.parentElement.querySelector(".count"));
const number = new Intl.NumberFormat("en");
let isRead = false; // whether all entries are read
let shown = []; // the entries that match
let start = 0; // the first and the end of those that are drawn
let end = STEP;

const isIdle = () => !input.value.trim() && !boxes.some((box) => box.checked);

/** Finds what matches and draws it: the beginning, or around an entry. */
function update(around) {
  const query = parsed(input.value);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));
  for (const box of boxes) if (box.checked) chosen[facetOf(box)].add(box.value);
  const { passing, counts } = filtered(found(entries, query), chosen);
  shown = passing;
  const place = Math.max(0, around ? shown.indexOf(around) : 0);
  start = place < STEP ? 0 : place - 5;
  end = start + STEP;
  boxes.forEach((box, place) => {
    const count = counts[facetOf(box)].get(box.value) ?? 0;
    const text = number.format(count);
    if (counters[place].textContent !== text) counters[place].textContent = text;
    box.parentElement.classList.toggle("none", !count);
  });
  clear.hidden = isIdle();
  report(query);
  redraw();
}

function report({ whole }) {
  const total = main.dataset.total;
  const count = number.format(shown.length);
  if (!shown.length && isRead) status.textContent = `No entry matches${whole ? ` “${input.value.trim()}”` : ""}.`;
  else status.textContent = isIdle() ? `${number.format(total)} entries` : `${count} of ${number.format(total)} entries`;
}

function redraw() {
  draw(shown, start, end, !input.value.trim());
  showButtons();
}

function showButtons() {
  before.hidden = !start;
  before.textContent = `Show ${number.format(Math.min(start, STEP))} before`;
  after.hidden = end >= shown.length;
  after.textContent = `Show ${number.format(Math.min(shown.length - end, STEP))} more of ${number.format(shown.length - end)}`;
}

/** Draws further entries, and moves the focus to the first of them. */
function extend(first, last, focused) {
  [start, end] = [first, last];
  redraw();
  linkOf(cardOf(shown[focused])).focus();
}

const linkOf = (card) => card.querySelector(".name").firstElementChild;

/** Shows the entry of that id, with its details. */
function reveal(id) {
  document.querySelector(".linked")?.classList.remove("linked");
  const entry = entries.find((one) => one.id === id);
  if (!entry) return;
  const card = cardOf(entry);
  if (!card.isConnected) {
    reset();
    update(entry);
  }
  card.classList.add("linked");
  const details = card.querySelector("details");
  if (details) details.open = true;
  card.scrollIntoView();
}

function reset() {
  input.value = "";
  for (const box of boxes) box.checked = false;
}

/* The address: #q=words&kind=paper, or the id of an entry. */

/** Does what the address asks for. */
function follow() {
  const hash = location.hash.slice(1);
  if (!hash.includes("=")) {
    reveal(decoded(hash));
    return;
  }
  const asked = new URLSearchParams(hash);
  input.value = asked.get("q") ?? "";
  for (const box of boxes) box.checked = asked.getAll(facetOf(box)).includes(box.value);
  update();
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

let timer;
/** Puts the query and the filters into the address, once the typing rests. */
function remember() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const asked = new URLSearchParams(input.value.trim() ? { q: input.value.trim() } : {});
    for (const box of boxes) if (box.checked) asked.append(facetOf(box), box.value);
    history.replaceState(null, "", `#${asked}`);
  }, 300);
}

/* Events. */

function changed() {
  update();
  remember();
}

search.addEventListener("input", changed);
clear.addEventListener("click", () => {
  reset();
  changed();
  input.focus();
});
before.addEventListener("click", () => extend(Math.max(0, start - STEP), end, Math.max(0, start - STEP)));
after.addEventListener("click", () => extend(start, end + STEP, end));
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => {
  readOn(Infinity);
  draw(shown, 0, shown.length, !input.value.trim());
});
addEventListener("afterprint", redraw);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    input.focus();
    input.select();
  } else if (event.key === "Escape" && !isIdle()) {
    event.preventDefault();
    reset();
    changed();
    input.focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp" || (event.key === "Enter" && event.target === input)) {
    step(event);
  }
});

/** Moves the focus from the query to the first entry, and from entry to entry. */
function step(event) {
  const card = event.target.closest(".card");
  if (!card && event.target !== input) return;
  const links = [...main.querySelectorAll(".card > .name > :first-child")];
  const next = (card ? links.indexOf(linkOf(card)) : -1) + (event.key === "ArrowUp" ? -1 : 1);
  const target = next < 0 ? card && input : links[next];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/* The start: the beginning of the list, and so all of a short one, is read at once, the rest in short steps. */

const soon = (work) => (window.requestIdleCallback ?? setTimeout)(() => work(), { timeout: 200 });

/** Reads for some milliseconds, and goes on when there is time again. */
function readOn(time = 5) {
  if (isRead) return;
  const stop = performance.now() + time;
  while (waiting.length && performance.now() < stop) readNext();
  if (waiting.length) soon(readOn);
  else ready();
}

/** Goes on once all entries are read: with what was typed meanwhile, or with what the address asks for. */
function ready() {
  isRead = true;
  main.dataset.read = "all";
  shown = entries;
  if (!isIdle()) return update();
  showButtons();
  follow();
}

document.getElementById("Filters").open = document.documentElement.classList.contains("wide");
readShown();
readOn();
