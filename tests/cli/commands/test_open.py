"""`mlcat open`: an entry's address in the browser, or on stdout where there is none."""

import webbrowser

import pytest

from cli.conftest import Mlcat
from mlcat.cli.commands.open_ import address
from mlcat.errors import NotFoundError
from mlcat.model import Entry, Link

KIT = "https://github.com/allsorts/everything-kit"


class Browser:
    """A graphical browser that takes addresses, or refuses them."""

    def __init__(self, *, works: bool = True) -> None:
        self.opened: list[str] = []
        self.works = works

    def open(self, url: str) -> bool:
        self.opened.append(url)
        return self.works


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    browser = Browser()
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    return browser


@pytest.mark.usefixtures("oddities")
class TestOpen:
    def test_it_opens_the_address_and_says_so_on_stderr(self, mlcat: Mlcat, browser: Browser) -> None:
        assert mlcat("open everything") == (0, "", f"opened {KIT}\n")
        assert browser.opened == [KIT]

    def test_a_link_by_its_label(self, mlcat: Mlcat, browser: Browser) -> None:
        mlcat("open everything --link PAPER")
        mlcat("open everything -l li")
        assert browser.opened == ["https://arxiv.org/abs/1503.01234", "http://allsorts.example/kit"]

    def test_print_opens_nothing(self, mlcat: Mlcat, browser: Browser) -> None:
        assert mlcat("open everything --print") == (0, f"{KIT}\n", "")
        assert browser.opened == []

    def test_where_no_browser_is_the_address_is_printed(self, mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> None:
        def none() -> None:
            raise webbrowser.Error("no browser")

        printed = (0, f"{KIT}\n", "no browser here: open the address above yourself.\n")
        monkeypatch.setattr(webbrowser, "get", none)
        assert mlcat("open everything") == printed
        monkeypatch.setattr(webbrowser, "get", lambda: Browser(works=False))
        assert mlcat("open everything") == printed

    def test_a_browser_that_runs_in_the_terminal_is_none(self, mlcat: Mlcat, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
        assert mlcat("open everything").out == f"{KIT}\n"

    def test_an_unknown_label_is_answered_with_those_there_are(self, mlcat: Mlcat, browser: Browser) -> None:
        answer = mlcat("open everything --link nosuch")
        assert answer == (1, "", "mlcat: 'everything' has no link 'nosuch'.\nLinks: listed, paper.\n")
        assert mlcat("open cpp --link paper").err == (
            "mlcat: 'cpp' has no link 'paper'.\nIt has its address only: https://cpp.example/\n"
        )
        assert browser.opened == []


ENTRY = Entry(
    id="x",
    title="X",
    url="https://x.example/",
    section="a",
    links=(
        Link(label="docs", url="https://docs.example/"),
        Link(label="docs: api", url="https://api.example/"),
        Link(label="paper", url="https://paper.example/"),
        Link(label="paper, journal", url="https://paper.example/"),
        Link(label="code: old", url="https://old.example/"),
        Link(label="code: new", url="https://new.example/"),
    ),
)


@pytest.mark.parametrize(
    ("label", "url"),
    [
        (None, "https://x.example/"),
        ("docs", "https://docs.example/"),  # exactly so, although another begins so
        ("docs:", "https://api.example/"),
        ("pap", "https://paper.example/"),  # two labels of one address
        ("code: n", "https://new.example/"),
    ],
)
def test_a_label_or_how_it_begins(label: str | None, url: str) -> None:
    assert address(ENTRY, label) == url


@pytest.mark.parametrize(
    ("label", "message"), [("code", "'x' has several links 'code'."), ("", "'x' has no link ''."), ("z", "no link 'z'")]
)
def test_what_is_not_sure_is_not_opened(label: str, message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        address(ENTRY, label)
