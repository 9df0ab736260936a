"""The web page in a real browser, and in checkers of HTML, accessibility and speed.

The tests are in JavaScript, in the files beside this one. They use what is installed: Node and Chromium, and the
packages of package.json after `npm install` in this folder. What is missing is skipped, and says how to get it.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SEARCH = HERE.parents[2] / "src" / "mlcat" / "render" / "webpage" / "search.js"
NODE = shutil.which("node")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NEEDED = {
    "search": (),
    "behavior": ("playwright-core",),
    "scriptless": ("playwright-core",),
    "accessibility": ("playwright-core", "axe-core"),
    "validity": ("html-validate", "vnu-jar", "playwright-core"),
    "lighthouse": ("playwright-core", "lighthouse"),
}
"""The files of tests with the packages that they use."""


def missing(name: str) -> str:
    """What is missing to run a file of tests; "" if nothing."""
    if NODE is None:
        return "Node.js is not installed"
    lacking = [package for package in NEEDED[name] if not HERE.joinpath("node_modules", package).is_dir()]
    if lacking:
        return f"run `npm install` in {HERE} for {', '.join(lacking)}"
    return "" if name in ("search", "validity") or CHROMIUM else "Chromium is not installed"


@pytest.mark.timeout(400)  # Lighthouse loads a page up to three times
@pytest.mark.parametrize("name", NEEDED)
def test_the_page_passes_the_browser_tests(name: str, request: pytest.FixtureRequest) -> None:
    if reason := missing(name):
        pytest.skip(reason)
    environ = {"SEARCH": str(SEARCH), "CHROMIUM": CHROMIUM or ""}
    if name != "search":
        environ["PAGES"] = str(request.getfixturevalue("pages"))
    done = subprocess.run(
        [NODE or "", "--test", "--test-reporter=tap", str(HERE / f"{name}.test.mjs")],
        env=os.environ | environ, capture_output=True, text=True, timeout=390, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\n# fail 0" in done.stdout
    assert "\n# tests 0" not in done.stdout
