/* The page where scripts do not run: a plain list. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, path } from "./chromium.mjs";

const { get } = browser({ javaScriptEnabled: false });

test("all entries are shown, under their headings, without controls that would do nothing", async (t) => {
  const page = await get().newPage();
  t.after(() => page.close());
  await page.goto(`file://${path("bundled")}`);
  assert.equal(await page.locator(".card").count(), 63);
  assert.ok(await page.locator(".card").last().isVisible());
  assert.deepEqual((await page.locator("h2").allTextContents()).slice(0, 2), ["Surveys", "Applications"]);
  assert.ok(await page.isHidden("#Query"));
  assert.ok(await page.isHidden("#Filters"));
  await page.click("#faiss summary");
  assert.ok(await page.isVisible("#faiss dl"));
});
