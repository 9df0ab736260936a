/* What a reader does with the page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, path, server } from "./chromium.mjs";

const { get } = browser();
const { asked, address } = server();
const MAX_DRAWN = 150;

/** Opens a page; a message on the console or an error in the script fails the test. */
async function opened(t, name, hash = "") {
  const page = await get().newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  t.after(async () => {
    await page.close();
    assert.deepEqual(said, []);
  });
  await page.goto(`file://${path(name)}${hash}`);
  await page.waitForSelector("main[data-read]", { state: "attached" });
  return page;
}

const shown = (page) => page.$$eval(".card", (cards) => cards.map((card) => card.id));
const status = (page) => page.textContent("#Status");
const search = (page, words) => page.fill("#Query", words);
const until = (page, text) => page.waitForFunction((text) => document.getElementById("Status").textContent === text, text);
const focused = (page) => page.evaluate(() => document.activeElement.closest(".card")?.id ?? document.activeElement.id);

test("all entries of a short list are read, and the first are shown under their headings", async (t) => {
  const page = await opened(t, "bundled");
  assert.equal(await status(page), "63 entries");
  assert.equal((await shown(page)).length, 60);
  assert.equal(await page.textContent("h2"), "Surveys");
  await page.click("#After");
  assert.equal((await shown(page)).length, 63);
  assert.ok(await page.isHidden("#After"));
});

test("nothing is asked of any server but the page itself", async (t) => {
  const page = await opened(t, "bundled");
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address("bundled"));
  await search(page, "triplet");
  await page.waitForTimeout(500);
  assert.deepEqual(requests.filter((url) => !url.startsWith("data:")), [address("bundled")]);
  assert.deepEqual(asked, ["/bundled"]);
});

test("a search folds case and accents, wants all words, and puts names first", async (t) => {
  const page = await opened(t, "bundled");
  await search(page, "FAÏSS");
  assert.equal((await shown(page))[0], "faiss");
  await search(page, "jegou");
  assert.ok((await shown(page)).includes("faiss"));
  await search(page, "triplet loss pairs");
  const all = await shown(page);
  await search(page, "triplet loss");
  assert.ok(all.length < (await shown(page)).length);
  await search(page, "clip");
  assert.equal((await shown(page))[0], "clip");
  assert.equal(await page.$$eval("h2", (found) => found.length), 1 - 1);
});

test("a search without a hit says so, and Escape takes it back", async (t) => {
  const page = await opened(t, "bundled");
  await search(page, "zzz <b>");
  assert.equal(await status(page), "No entry matches “zzz <b>”.");
  assert.deepEqual(await shown(page), []);
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#Query"), "");
  assert.equal(await status(page), "63 entries");
});

test("filters narrow the list, and their numbers say what choosing them gives", async (t) => {
  const page = await opened(t, "bundled");
  const kind = (name) => page.locator("fieldset[data-facet=kind] label", { hasText: new RegExp(`^${name}`) });
  const count = async (box) => Number(await box.locator(".count").textContent());
  const [papers, libraries] = [await count(kind("paper")), await count(kind("library"))];
  await kind("paper").click();
  assert.equal(await status(page), `${papers} of 63 entries`);
  assert.equal(await count(kind("library")), libraries);
  await kind("library").click();
  assert.equal(await status(page), `${papers + libraries} of 63 entries`);
  const tag = page.locator("fieldset[data-facet=tag] label", { hasText: /^CV/ });
  const both = await count(tag);
  await tag.click();
  assert.equal(await status(page), `${both} of 63 entries`);
  await page.click("#Clear");
  assert.equal(await status(page), "63 entries");
  assert.equal(await focused(page), "Query");
});

test("a section is filtered with the sections in it", async (t) => {
  const page = await opened(t, "bundled");
  const count = await page.textContent("input[value=tools] ~ .count");
  await page.check("input[value=tools]");
  assert.equal(await status(page), `${count} of 63 entries`);
  assert.deepEqual(await page.$$eval("h2, h3", (found) => found.map((one) => one.textContent)), [
    "Tools", "Approximate Nearest Neighbors",
  ]);
});

test("the address keeps the search and the filters, and gives them back", async (t) => {
  const page = await opened(t, "bundled");
  await search(page, "loss & ünïcode=1");
  await page.check("input[value=paper]");
  await page.waitForFunction(() => location.hash);
  const hash = await page.evaluate(() => location.hash);
  await search(page, "loss");
  await page.waitForFunction((before) => location.hash !== before, hash);
  const again = await opened(t, "bundled", hash);
  assert.equal(await again.inputValue("#Query"), "loss & ünïcode=1");
  assert.ok(await again.isChecked("input[value=paper]"));
  const simple = await opened(t, "bundled", "#q=triplet&kind=paper");
  assert.match(await status(simple), /^\d+ of 63 entries$/);
});

test("the address of an entry shows it with its details, in a long list too", async (t) => {
  const page = await opened(t, "bundled", "#faiss");
  assert.ok(await page.isVisible("#faiss dl"));
  assert.ok(await page.locator("#faiss .name").evaluate((one) => one.getBoundingClientRect().top < innerHeight));
  const long = await opened(t, "long", "#e1500");
  assert.ok(await long.isVisible("#e1500"));
  assert.ok((await shown(long)).length <= MAX_DRAWN);
  assert.ok(await long.isVisible("#Before"));
  await long.click("#Before");
  assert.ok((await shown(long)).length > 60);
  assert.ok((await shown(long)).indexOf("e1500") > 60);
  await opened(t, "bundled", "#nosuchentry");
  await opened(t, "bundled", "#%E0%A4%A");
});

test("keys: / to the search, arrows through the entries, Enter to the first, Escape back", async (t) => {
  const page = await opened(t, "bundled");
  await page.keyboard.press("/");
  assert.equal(await focused(page), "Query");
  assert.equal(await page.inputValue("#Query"), "");
  await page.keyboard.type("loss/triplet");
  assert.equal(await page.inputValue("#Query"), "loss/triplet");
  const [first, second] = await shown(page);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), first);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), second);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "Query");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), first);
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "Query");
  assert.equal(await status(page), "63 entries");
});

test("a long list is drawn in parts, whatever is typed", async (t) => {
  const page = await opened(t, "long");
  await until(page, "2,000 entries");
  for (const key of "entry 1") {
    await page.keyboard.press(key === " " ? "Space" : key);
    assert.ok((await shown(page)).length <= MAX_DRAWN);
  }
  await search(page, "summary");
  await until(page, "2,000 of 2,000 entries");
  assert.equal((await shown(page)).length, 60);
  await page.click("#After");
  assert.equal((await shown(page)).length, 120);
  assert.equal(await focused(page), (await shown(page))[60]);
  await search(page, "1999");
  await until(page, "1 of 2,000 entries");
});

test("ten thousand entries can be searched", async (t) => {
  const page = await opened(t, "huge");
  await search(page, "9999");
  await until(page, "1 of 10,000 entries");
  assert.deepEqual(await shown(page), ["e9999"]);
});

test("a hostile catalog runs nothing and shows its texts as they are", async (t) => {
  const page = await opened(t, "hostile");
  assert.equal(await page.evaluate(() => document.scripts.length), 2);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.$$eval("main :is(img, script, style, iframe, svg, noscript)", (found) => found.length), 0);
  const hrefs = await page.$$eval("a", (links) => links.map((link) => link.protocol));
  assert.deepEqual([...new Set(hrefs)].sort(), ["file:", "https:"]);
  await page.click("#After");
  for (const summary of await page.$$(".card summary")) await summary.click();
  await search(page, "alert");
  assert.ok((await shown(page)).length > 0);
  assert.equal(await page.evaluate(() => window.hit), undefined);
});

test("everything that matches is printed", async (t) => {
  const page = await opened(t, "long");
  await until(page, "2,000 entries");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal((await shown(page)).length, 2000);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal((await shown(page)).length, 60);
});
