/* The checkers of HTML find no error. */

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { path } from "./chromium.mjs";

const PAGES = ["bundled", "hostile", "long", "empty"].map(path);
const require = createRequire(import.meta.url);
const jar = require.resolve("vnu-jar/build/dist/vnu.jar");

test("html-validate finds nothing", async () => {
  const { HtmlValidate } = await import("html-validate");
  const checker = new HtmlValidate({ extends: ["html-validate:recommended"] });
  for (const page of PAGES) {
    const { results } = await checker.validateString(readFileSync(page, "utf8"));
    assert.deepEqual(results.flatMap((one) => one.messages.map((said) => `${page}:${said.line} ${said.message}`)), []);
  }
});

const java = existsSync(jar) && !spawnSync("java", ["-version"]).error;
test("vnu finds nothing", { skip: java ? false : "there is no Java here" }, () => {
  const said = execFileSync("java", ["-jar", jar, "--stdout", "--exit-zero-always", "--format", "json", ...PAGES], { maxBuffer: 1 << 26 });
  assert.deepEqual(JSON.parse(said).messages.map((one) => `${one.url}:${one.lastLine} ${one.message}`), []);
});
