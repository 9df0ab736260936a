/* axe finds no fault, in any scheme and size. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { browser, path } from "./chromium.mjs";

const { get } = browser({ bypassCSP: true }); // axe is a script that the page's policy does not allow
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDE = { width: 1280, height: 900 };
const STATES = {
  "light": [WIDE, { colorScheme: "light" }, ""],
  "dark": [WIDE, { colorScheme: "dark" }, ""],
  "320 pixels wide": [{ width: 320, height: 640 }, { colorScheme: "light" }, ""],
  "zoomed to 200 %": [{ width: 640, height: 450 }, { colorScheme: "dark" }, ""], // the same window holds half as much
  "forced colors": [WIDE, { forcedColors: "active" }, ""],
  "a search": [WIDE, { colorScheme: "light" }, "#q=triplet&kind=paper"],
  "a search without a hit": [WIDE, { colorScheme: "dark" }, "#q=nosuchthing"],
  "an entry unfolded": [{ width: 320, height: 640 }, { colorScheme: "dark" }, "#faiss"],
};

for (const [name, [size, media, hash]] of Object.entries(STATES)) {
  test(`axe finds nothing: ${name}`, async (t) => {
    const page = await get().newPage();
    t.after(() => page.close());
    await page.setViewportSize(size);
    await page.emulateMedia(media);
    await page.goto(`file://${path("bundled")}${hash}`);
    await page.waitForSelector("main[data-read]", { state: "attached" });
    await page.evaluate(() => document.querySelectorAll("details").forEach((one, place) => { if (place < 12) one.open = true; }));
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() => axe.run({ rules: { "target-size": { enabled: true } } }));
    assert.ok(passes.length > 10);
    assert.deepEqual(violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 120))]), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the window");
  });
}
