"""Firefox imports what `--format bookmarks` writes, read from the database that it keeps.

It keeps no descriptions, which tests/render/formats/test_bookmarks.py reads.
"""

import os
import shutil
import sqlite3
import string
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

from mlcat.render.formats.bookmarks import render_entries
from mlcat.render.item import Item
from render.webpage.conftest import entry, items_of

FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
Bookmark = tuple[str, str, str, str]
PREFERENCES = {
    "browser.places.importBookmarksHTML": "true",  # at the next start, it replaces the existing ones
    "browser.bookmarks.restore_default_bookmarks": "false",
    "network.dns.disabled": "true",
    "app.update.enabled": "false",
    "datareporting.policy.dataSubmissionEnabled": "false",
    "browser.aboutwelcome.enabled": "false",
}
BOOKMARKS = """
WITH RECURSIVE path (id, titles) AS (
    SELECT id, '' FROM moz_bookmarks WHERE guid = 'menu________'
    UNION ALL
    SELECT folder.id, path.titles || '/' || folder.title
    FROM moz_bookmarks AS folder JOIN path ON folder.parent = path.id WHERE folder.type = 2
)
SELECT path.titles, one.title, moz_places.url, one.fk
FROM moz_bookmarks AS one JOIN path ON one.parent = path.id JOIN moz_places ON moz_places.id = one.fk
ORDER BY one.id
"""
TAGS = """
SELECT tag.title, tagged.fk
FROM moz_bookmarks AS tagged JOIN moz_bookmarks AS tag ON tagged.parent = tag.id
WHERE tag.parent = (SELECT id FROM moz_bookmarks WHERE guid = 'tags________')
"""


@contextmanager
def running(profile: Path) -> Iterator[None]:
    """Runs Firefox without a window and imports bookmarks.html into this profile."""
    preferences = {**PREFERENCES, "browser.bookmarks.file": f'"{profile}/bookmarks.html"'}
    lines = [f'user_pref("{name}", {value});\n' for name, value in preferences.items()]
    profile.joinpath("user.js").write_text("".join(lines))
    command = [str(FIREFOX), "--headless", "--no-remote", "--profile", str(profile), "about:blank"]
    nowhere = subprocess.DEVNULL
    environ = os.environ | {"HOME": str(profile)}
    browser = subprocess.Popen(command, env=environ, stdin=nowhere, stdout=nowhere, stderr=nowhere)
    try:
        yield
    finally:
        browser.terminate()
        browser.wait(30)


def imported_bookmarks(profile: Path, copy: Path) -> list[Bookmark]:
    """(folders, title, address, tags) of each bookmark; empty before Firefox has imported them."""
    for file in profile.glob("places.sqlite*"):  # with the journal of uncommitted data
        shutil.copy(file, copy.with_name(file.name))
    with closing(sqlite3.connect(copy)) as database:
        try:
            rows, tags = database.execute(BOOKMARKS).fetchall(), database.execute(TAGS).fetchall()
        except sqlite3.Error:  # it is being built
            return []
    return [
        (folders, title, one_spelling(url), ",".join(sorted(tag.casefold() for tag, place in tags if place == key)))
        for folders, title, url, key in rows
    ]


def one_spelling(url: str) -> str:
    """The address as the URL standard writes it: non-ASCII characters are encoded, and `'` in a query.

    Versions of Firefox encode `'` elsewhere too, so here it always is. Nothing is decoded: `%2F` is not `/`.
    """
    return quote(url, safe=string.punctuation.replace("'", ""))


def tags_of(item: Item) -> str:
    """The tags as Firefox compares them: without case; a comma separates them."""
    return ",".join(sorted(tag.replace(",", "").casefold() for tag in item.row.tags))


def odd_items() -> list[Item]:
    return items_of(
        entry(1, title="Ships & <b>boats</b>", url="https://a.org/?q=a&amp=1&b='%22'#x", tags=("Größe", "a, b")),
        entry(3, title="It's a path", url="https://a.org/it's#it's-here"),
        entry(4, title="It's encoded", url="https://a.org/it%27s#it%27s-there"),
        entry(5, title="Größe", url="https://a.org/größe?q=検索%2Fa#größe"),
        entry(2, title='"Quoted" \\ 検索', url="https://a.org/%E6%A4%9C%E7%B4%A2", tags=("web",)),
    )  # fmt: skip


@pytest.mark.timeout(180)
@pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed: apt-get install firefox-esr")
def test_firefox_has_every_bookmark_in_its_folder_with_its_tags(tmp_path: Path, items: list[Item]) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    listed = [*items, *odd_items()]
    profile.joinpath("bookmarks.html").write_text("".join(render_entries(listed)), encoding="utf-8")
    expected = [
        (
            "".join(f"/{title}" for title in (item.index.title, *item.path)),
            item.row.title,
            one_spelling(item.row.url),
            tags_of(item),
        )
        for item in listed
    ]

    found_entries: list[Bookmark] = []
    with running(profile):
        for _ in range(600):
            time.sleep(0.25)
            found_entries = imported_bookmarks(profile, tmp_path / "places.sqlite")
            if found_entries == expected:
                break

    assert found_entries == expected
