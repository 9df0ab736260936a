"""`mlcat open`: opens the address of an entry in the browser, or prints it if there is none."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Mlcat
from mlcat.cli import web_browser
from mlcat.cli.commands.open_ import link_address
from mlcat.errors import NotFoundError
from mlcat.model import Entry, Link

KIT = "https://github.com/allsorts/everything-kit"


Programs = Callable[..., dict[str, str]]


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    """Puts programs that record their arguments on a separate PATH; returns the environment."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def put(*names: str, code: int = 0, **environ: str) -> dict[str, str]:
        for name in names:
            program = folder / name
            program.write_text(f'#!/bin/sh\nprintf "%s\\n" "${{0##*/}}" "$@" >> "{tmp_path}/called"\nexit {code}\n')
            program.chmod(0o755)
        return {"PATH": f"{folder}:/usr/bin:/bin", "WAYLAND_DISPLAY": "", "DISPLAY": "", **environ}

    return put


@pytest.fixture
def called(tmp_path: Path) -> Callable[[], list[str]]:
    """The programs that were called since the last time, each followed by its arguments."""
    path = tmp_path / "called"
    return lambda: path.read_text().splitlines() if path.exists() else []


@pytest.mark.skipif(os.name != "posix", reason="the programs are shell scripts")
@pytest.mark.usefixtures("oddities")
class TestOpen:
    @pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
    def test_xdg_open_is_used_on_a_desktop(
        self, mlcat: Mlcat, programs: Programs, called: Callable[[], list[str]], display: str
    ) -> None:
        environ = programs("xdg-open") | {display: ":0"}
        assert mlcat("open everything", **environ) == (0, "", f"opened {KIT}\n")
        assert called() == ["xdg-open", KIT]

    @pytest.mark.parametrize(
        ("browser", "names", "expected"),
        [
            ("mybrowser", ["mybrowser"], ["mybrowser", KIT]),
            ("wslview", ["wslview"], ["wslview", KIT]),
            ("firefox %s", ["firefox"], ["firefox", KIT]),
            ("firefox --new-tab", ["firefox"], ["firefox", "--new-tab", KIT]),
            ("'my browser' --url=%s -q", ["my browser"], ["my browser", f"--url={KIT}", "-q"]),
            ("nosuch:firefox", ["firefox"], ["firefox", KIT]),
            ("'unfinished:firefox", ["firefox"], ["firefox", KIT]),
        ],
    )
    def test_the_variable_may_name_any_program(
        self,
        mlcat: Mlcat,
        programs: Programs,
        called: Callable[[], list[str]],
        browser: str,
        names: list[str],
        expected: list[str],
    ) -> None:
        environ = programs(*names, "xdg-open") | {"DISPLAY": ":0", "BROWSER": browser}
        assert mlcat("open everything", **environ) == (0, "", f"opened {KIT}\n")
        assert called() == expected

    def test_the_variable_may_be_a_path(
        self, mlcat: Mlcat, programs: Programs, called: Callable[[], list[str]], tmp_path: Path
    ) -> None:
        environ = programs("helper.sh") | {"BROWSER": str(tmp_path / "bin" / "helper.sh"), "PATH": "/usr/bin:/bin"}
        assert mlcat("open everything", **environ).code == 0
        assert called() == ["helper.sh", KIT]

    def test_an_invalid_variable_prints_the_address_without_trying_others(
        self, mlcat: Mlcat, programs: Programs, called: Callable[[], list[str]]
    ) -> None:
        environ = programs("xdg-open") | {"DISPLAY": ":0", "BROWSER": "nosuchbrowser"}
        note = "BROWSER is 'nosuchbrowser', which cannot be started here: open the address above yourself.\n"
        assert mlcat("open everything", **environ) == (0, f"{KIT}\n", note)
        assert called() == []

    def test_a_program_that_fails_is_not_used(self, mlcat: Mlcat, programs: Programs) -> None:
        environ = programs("failing", code=3) | {"BROWSER": "failing"}
        assert mlcat("open everything", **environ).out == f"{KIT}\n"

    def test_a_browser_that_keeps_running_counts_as_opened(
        self, mlcat: Mlcat, programs: Programs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        environ = programs("slow") | {"BROWSER": "slow"}
        (tmp_path / "bin" / "slow").write_text("#!/bin/sh\nsleep 5\n")
        monkeypatch.setattr(web_browser, "_STARTING", 0.01)
        assert mlcat("open everything", **environ) == (0, "", f"opened {KIT}\n")

    @pytest.mark.parametrize("name", sorted(web_browser.TEXT_BROWSERS))
    def test_a_text_browser_is_used_on_a_terminal_only(
        self, mlcat: Mlcat, programs: Programs, called: Callable[[], list[str]], name: str
    ) -> None:
        environ = programs(name) | {"BROWSER": name}
        assert mlcat("open everything", **environ).out == f"{KIT}\n"
        assert called() == []
        assert mlcat("open everything", terminal=True, **environ).err == f"opened {KIT}\n"
        assert called() == [name, KIT]

    def test_print_opens_nothing(self, mlcat: Mlcat, programs: Programs, called: Callable[[], list[str]]) -> None:
        environ = programs("mybrowser") | {"BROWSER": "mybrowser"}
        assert mlcat("open everything --print", **environ) == (0, f"{KIT}\n", "")
        assert called() == []

    def test_a_link_is_opened_by_its_label(
        self, mlcat: Mlcat, programs: Programs, called: Callable[[], list[str]]
    ) -> None:
        environ = programs("b") | {"BROWSER": "b"}
        mlcat("open everything --link PAPER", **environ)
        mlcat("open everything -l li", **environ)
        assert called() == ["b", "https://arxiv.org/abs/1503.01234", "b", "http://allsorts.example/kit"]

    def test_the_error_for_an_unknown_label_names_the_existing_ones(
        self, mlcat: Mlcat, programs: Programs, called: Callable[[], list[str]]
    ) -> None:
        environ = programs("b") | {"BROWSER": "b"}
        answer = mlcat("open everything --link nosuch", **environ)
        assert answer == (1, "", "mlcat: 'everything' has no link 'nosuch'.\nLinks: listed, paper.\n")
        assert mlcat("open cpp --link paper", **environ).err == (
            "mlcat: 'cpp' has no link 'paper'.\nIt has its address only: https://cpp.example/\n"
        )
        assert called() == []

    def test_without_a_browser_the_address_is_printed(
        self, programs: Programs, shell: Mlcat, called: Callable[[], list[str]]
    ) -> None:
        environ = programs("xdg-open")  # and no display
        answer = shell(f"PATH={environ['PATH'].split(':')[0]} exec {sys.executable} -m mlcat open everything")
        assert answer == (0, f"{KIT}\n", "no browser was found: open the address above yourself.\n")
        assert called() == []

    def test_other_platforms_have_their_own_openers(self, programs: Programs, called: Callable[[], list[str]]) -> None:
        environ = programs("open", "wslview", "termux-open-url", "xdg-open")
        assert web_browser.open_address(KIT, environ, on_terminal=False, platform="darwin")
        assert web_browser.open_address(KIT, environ | {"WSL_DISTRO_NAME": "x"}, on_terminal=False, platform="linux")
        assert web_browser.open_address(KIT, environ | {"TERMUX_VERSION": "1"}, on_terminal=False, platform="linux")
        assert called() == ["open", KIT, "wslview", KIT, "termux-open-url", KIT]


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
        ("docs", "https://docs.example/"),  # the exact label, although it is a prefix of another one
        ("docs:", "https://api.example/"),
        ("pap", "https://paper.example/"),  # two labels of one address
        ("code: n", "https://new.example/"),
        ("URL", "https://x.example/"),
        ("address", "https://x.example/"),
        ("homepage", "https://x.example/"),
    ],
)
def test_a_link_is_chosen_by_its_label_or_a_prefix_of_it(label: str | None, url: str) -> None:
    assert link_address(ENTRY, label) == url


@pytest.mark.parametrize(
    ("label", "message"), [("code", "'x' has several links 'code'."), ("", "'x' has no link ''."), ("z", "no link 'z'")]
)
def test_an_ambiguous_label_is_an_error(label: str, message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        link_address(ENTRY, label)


@pytest.mark.parametrize(
    ("url", "kind", "label"),
    [
        ("https://github.com/a/b", "library", "code"),
        ("https://gitlab.com/a/b", None, "Repo"),
        ("https://www.github.com/a/b", "paper", "source"),
        ("https://arxiv.org/abs/2103.00020", "paper", "paper"),
        ("https://arxiv.org/abs/2103.00020", "survey", "pdf"),
    ],
)
def test_the_label_of_the_entry_itself_means_its_address(url: str, kind: str | None, label: str) -> None:
    other = Link(label="docs", url="https://docs.example/")
    assert link_address(Entry(id="x", title="X", url=url, section="a", kind=kind, links=(other,)), label) == url


@pytest.mark.parametrize(
    ("url", "kind", "label"),
    [
        ("https://github.com/a/b", "library", "paper"),
        ("https://arxiv.org/abs/2103.00020", "paper", "code"),
        ("https://example.org/", "library", "code"),
        ("https://github.com/a/b", "library", "codes"),
        ("https://github.com/a/b", "library", ""),
    ],
)
def test_other_labels_do_not_mean_the_address_of_the_entry(url: str, kind: str, label: str) -> None:
    with pytest.raises(NotFoundError, match=f"'x' has no link '{label}'"):
        link_address(Entry(id="x", title="X", url=url, section="a", kind=kind), label)
