/* Chromium without a window and without network, with an empty profile, and pages from a server on this machine. */

import { chromium } from "playwright-core";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { gzipSync } from "node:zlib";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** A browser for the tests of a file; `get()` gives it once they run. */
export function browser(options = {}, flags = []) {
  const profile = mkdtempSync(join(tmpdir(), "mlcat-chromium-"));
  let context;
  before(async () => {
    const executablePath = process.env.CHROMIUM;
    context = await chromium.launchPersistentContext(profile, { executablePath, args: [...FLAGS, ...flags], ...options });
  });
  after(async () => {
    await context?.close();
    rmSync(profile, { recursive: true, force: true });
  });
  return { get: () => context };
}

/** The path of one of the pages that the tests were given. */
export const path = (name) => join(process.env.PAGES, `${name}.html`);

/** Serves the pages as a web server does, compressed; `address(name)` is where one is, `asked` what was asked for. */
export function server() {
  const asked = [];
  const listening = createServer((request, response) => {
    asked.push(request.url);
    const name = /^\/(\w+)$/.exec(request.url)?.[1];
    response.statusCode = name ? 200 : 404;
    if (!name) return response.end();
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Encoding", "gzip");
    return response.end(gzipSync(readFileSync(path(name))));
  });
  before(() => new Promise((done) => listening.listen(0, "127.0.0.1", done)));
  after(() => listening.close());
  return { asked, address: (name) => `http://localhost:${listening.address().port}/${name}` };
}
