/* Draws docs/pictures/page.png: the web page of the bundled catalog in Chromium, for the README.
 *
 *     mlcat list -o page.html && node scripts/page_picture.mjs page.html
 *
 * It needs Chromium, and `npm install` in tests/render/browser. Run it when the page has changed.
 */

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const { chromium } = createRequire(`${root}tests/render/browser/`)("playwright-core");
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1120, height: 760 }, colorScheme: "light" });
await page.goto(`file://${resolve(process.argv[2])}#q=vector+index`);
await page.waitForSelector("main[data-read]", { state: "attached" });
await page.screenshot({ path: `${root}docs/pictures/page.png` });
await browser.close();
