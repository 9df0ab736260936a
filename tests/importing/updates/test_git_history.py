"""Days from the history of a checkout: those of the first commits with the addresses."""

import os
import stat
import threading
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from importing.updates.checkouts import ENVIRONMENT, Checkout, line
from mlcat.errors import ImportFailedError
from mlcat.importing.updates.git_history import DEFAULT_LIMITS, History, HistoryLimits, _read_changes, read_history

TODAY = date.today().isoformat()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path / "ships")


def days(checkout: Checkout, *names: str, file: str = "README.md", **limits: float) -> list[str | None]:
    """The days of entries of these names in the history of a file."""
    history = read_history(checkout.folder / file, ENVIRONMENT, HistoryLimits(**limits))  # type: ignore[arg-type]
    return [history.day(name, f"https://a.org/{name.lower()}") for name in names]


def test_the_day_is_that_of_the_first_commit_with_the_address(checkout: Checkout) -> None:
    checkout.commit("2020-01-01", README_md="# Ships\n" + line("Sloop"))
    checkout.commit("2020-02-01", README_md="# Ships\n" + line("Sloop") + line("Brig"))
    checkout.commit("2020-03-01", README_md="# Ships\n" + line("Brig") + line("Sloop") + "More.\n")
    assert days(checkout, "Sloop", "Brig", "Yawl") == ["2020-01-01", "2020-02-01", None]


def test_a_removed_and_restored_address_has_its_first_day(checkout: Checkout) -> None:
    for day, text in (("2020-01-01", line("Sloop")), ("2020-02-01", "# Ships\n"), ("2020-03-01", line("Sloop"))):
        checkout.commit(day, README_md=text)
    assert days(checkout, "Sloop") == ["2020-01-01"]


def test_commits_need_not_be_in_chronological_order(checkout: Checkout) -> None:
    checkout.commit("2020-03-01", README_md=line("Sloop"))
    checkout.commit("2020-01-01", README_md="# Ships\n")
    checkout.commit("2020-02-01", README_md=line("Sloop"))
    assert days(checkout, "Sloop") == ["2020-02-01"]


def test_a_renamed_file_is_followed(checkout: Checkout) -> None:
    text = "".join(line(f"Boat{number}") for number in range(20))
    checkout.commit("2020-01-01", list_md=text)
    checkout.git("mv", "list.md", "README.md")
    checkout.commit("2020-02-01", README_md=text + line("Sloop"))
    assert days(checkout, "Boat0", "Sloop") == ["2020-01-01", "2020-02-01"]


def test_an_address_from_a_branch_has_the_day_of_the_merge(checkout: Checkout) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop"))
    checkout.git("checkout", "-q", "-b", "request")
    checkout.commit("2020-02-01", README_md=line("Sloop") + line("Brig"))
    checkout.git("checkout", "-q", "main")
    checkout.commit("2020-03-01", other_md="x")
    checkout.git("merge", "-q", "--no-ff", "-m", "merge", "request", day="2020-04-01")
    assert days(checkout, "Sloop", "Brig") == ["2020-01-01", "2020-04-01"]


def test_a_link_with_a_new_address_keeps_its_day(checkout: Checkout) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop", "https://old.org/sloop") + line("Brig"))
    checkout.commit("2020-02-01", README_md=line("Sloop", "https://new.org/") + line("Brig"))
    checkout.commit("2020-03-01", README_md=line("Sloop") + line("Brig") + line("Yawl"))
    assert days(checkout, "Sloop", "Yawl") == ["2020-01-01", "2020-03-01"]


def test_a_link_text_used_several_times_does_not_identify_an_address(checkout: Checkout) -> None:
    checkout.commit("2020-01-01", README_md=line("Docs", "https://x.org/") + line("Docs", "https://y.org/"))
    checkout.commit("2020-02-01", README_md=line("Docs"))
    assert days(checkout, "Docs") == ["2020-02-01"]


def test_a_cycle_of_replaced_addresses_ends(checkout: Checkout) -> None:
    first, second = line("Sloop"), line("Sloop", "https://b.org/")
    for day, text in (("2020-01-01", first), ("2020-02-01", second), ("2020-03-01", first), ("2020-04-01", second)):
        checkout.commit(day, README_md=text)
    history = read_history(checkout.folder / "README.md", ENVIRONMENT)
    assert history.day("Sloop", "https://b.org/") == "2020-01-01"


def test_addresses_in_the_first_commit_of_a_shallow_clone_have_no_day(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop"))
    checkout.commit("2020-02-01", README_md=line("Sloop") + line("Brig"))
    checkout.commit("2020-03-01", README_md=line("Sloop") + line("Brig") + line("Yawl"))
    checkout.git("clone", "-q", "--depth", "2", checkout.folder.as_uri(), str(tmp_path / "clone"))
    history = read_history(tmp_path / "clone" / "README.md", ENVIRONMENT)
    assert history.is_shallow
    days = [history.day("", f"https://a.org/{name}") for name in ("sloop", "brig", "yawl")]
    assert days == [None, None, "2020-03-01"]
    assert not read_history(checkout.folder / "README.md", ENVIRONMENT).is_shallow


def test_a_day_in_the_future_is_today(checkout: Checkout) -> None:
    checkout.commit("2099-01-01", README_md=line("Sloop"))
    assert days(checkout, "Sloop") == [TODAY]


def test_lines_that_look_like_git_output_are_read_as_text(checkout: Checkout) -> None:
    text = f"++ {line('Plus')}-- {line('Minus')}commit 1999-01-01\n@@ -1 +1 @@\ndiff --git a/x b/x\n{line('Sloop')}"
    checkout.commit("2020-01-01", README_md=text)
    checkout.commit("2020-02-01", README_md="# Ships\n")
    assert days(checkout, "Plus", "Minus", "Sloop") == ["2020-01-01"] * 3


def test_context_lines_of_a_diff_are_ignored(checkout: Checkout) -> None:
    above = "Boats, from https://a.org/brig on\n" + "- x\n" * 9  # git repeats such a line in front of its hunks
    checkout.commit("2020-01-01", README_md=above + line("Sloop"))
    checkout.commit("2019-01-01", README_md=above + line("Sloop") + line("Yawl"))
    assert days(checkout, "Brig", "Sloop", "Yawl") == ["2020-01-01", "2020-01-01", "2019-01-01"]


def test_huge_lines_and_undecodable_bytes_are_read(checkout: Checkout) -> None:
    junk = bytes(range(256)).replace(b"\n", b"") * 1000
    checkout.commit("2020-01-01", README_md=junk + b" https://a.org/sloop " + junk + b"\n" + line("Brig").encode())
    assert days(checkout, "Sloop", "Brig") == ["2020-01-01"] * 2


def test_a_file_without_a_line_feed_at_its_end_is_read(checkout: Checkout) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop").rstrip("\n"))
    checkout.commit("2020-02-01", README_md=line("Sloop") + line("Brig").rstrip("\n"))
    assert days(checkout, "Sloop", "Brig") == ["2020-01-01", "2020-02-01"]


def test_a_file_in_a_folder_of_the_checkout_and_a_link_to_it_are_found(checkout: Checkout, tmp_path: Path) -> None:
    (checkout.folder / "lists").mkdir()
    (checkout.folder / "lists" / ":(odd) name.md").write_text(line("Sloop"))
    checkout.commit("2020-01-01")
    assert days(checkout, "Sloop", file="lists/:(odd) name.md") == ["2020-01-01"]
    (tmp_path / "link.md").symlink_to(checkout.folder / "lists" / ":(odd) name.md")
    assert days(checkout, "Sloop", file="../link.md") == ["2020-01-01"]


def test_variables_that_name_another_repository_are_ignored(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop"))
    history = read_history(checkout.folder / "README.md", ENVIRONMENT | {"GIT_DIR": str(tmp_path / "none")})
    assert history.day("", "https://a.org/sloop") == "2020-01-01"


@pytest.mark.parametrize(
    "setting", ["diff.external", "core.fsmonitor", "core.pager", "gpg.program", "diff.evil.textconv"]
)
def test_programs_configured_in_the_repository_are_not_run(checkout: Checkout, tmp_path: Path, setting: str) -> None:
    program, trace = tmp_path / "program", tmp_path / "trace"
    program.write_text(f"#!/bin/sh\ntouch '{trace}'\ncat\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    checkout.commit("2020-01-01", README_md=line("Sloop"), _gitattributes="*.md diff=evil\n")
    checkout.git("config", setting, str(program))
    checkout.git("config", "log.showSignature", "true")
    assert days(checkout, "Sloop") == ["2020-01-01"]
    assert not trace.exists()


# --- Unreadable input -------------------------------------------------------------------------------------------


def error(path: Path, environ: dict[str, str] = ENVIRONMENT, limits: HistoryLimits = DEFAULT_LIMITS) -> str:
    with pytest.raises(ImportFailedError) as caught:
        read_history(path, environ, limits)
    return str(caught.value)


def test_a_file_outside_of_a_repository_is_an_error(tmp_path: Path) -> None:
    Checkout(tmp_path / "elsewhere")  # skips the test without git
    assert error(tmp_path / "a.md") == (
        f"'{tmp_path}' is not in a git repository. Clone the list with git, and import the file in the clone."
    )


def test_a_file_that_was_never_committed_is_an_error(checkout: Checkout) -> None:
    message = "no commit has the file 'new.md'. Commit it, or import the list without --dates-from-git."
    checkout.commit("2020-01-01", README_md=line("Sloop"))
    (checkout.folder / "new.md").write_text(line("Sloop"))
    assert error(checkout.folder / "new.md") == message


def test_a_repository_without_a_commit_is_an_error(checkout: Checkout) -> None:
    (checkout.folder / "new.md").write_text(line("Sloop"))
    assert error(checkout.folder / "new.md").startswith("git cannot read the history: fatal: your current branch")


def test_without_git_there_is_an_error(tmp_path: Path) -> None:
    assert error(tmp_path / "a.md", {"PATH": str(tmp_path)}) == (
        "git is not installed, or not on the PATH. Install it, or import the list without --dates-from-git."
    )


def test_missing_objects_of_a_partial_clone_are_not_fetched(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop"))
    checkout.commit("2020-02-01", README_md=line("Brig"))
    checkout.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    checkout.git("clone", "-q", "--filter=blob:none", checkout.folder.as_uri(), str(clone))
    assert error(clone / "README.md").startswith(f"the clone in '{clone}' is partial: ")


def test_the_number_of_addresses_is_limited(checkout: Checkout) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop") + line("Brig"))
    assert days(checkout, "Sloop", "Brig", addresses=2) == ["2020-01-01"] * 2


def test_the_limits_are_the_documented_ones() -> None:
    seconds, size, addresses = DEFAULT_LIMITS
    text = (Path(__file__).parents[3] / "docs" / "security.md").read_text(encoding="utf-8")
    assert f"| {seconds:g} s, {size >> 30} GiB, {addresses:,} |" in text


@pytest.mark.parametrize("limits", [{"size": 100}, {"addresses": 1}])
def test_a_history_that_is_too_long_is_an_error(checkout: Checkout, limits: dict[str, int]) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop") + line("Brig"))
    assert error(checkout.folder / "README.md", ENVIRONMENT, HistoryLimits(**limits)).startswith(
        "the history is too long: it has more than "
    )


def test_git_is_ended_if_it_takes_too_long(tmp_path: Path) -> None:
    (tmp_path / "git").write_text(
        "#!/bin/sh\nfor word; do [ $word = rev-parse ] && echo false && exit; done\nexec sleep 60\n"
    )
    os.chmod(tmp_path / "git", 0o755)
    message = error(tmp_path / "a.md", {"PATH": f"{tmp_path}:{os.environ['PATH']}"}, HistoryLimits(seconds=0.1))
    assert message.startswith("the history is too long: reading it takes more than 0.1 seconds.")


def test_no_timer_is_left_after_reading(checkout: Checkout) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop"))
    assert days(checkout, "Sloop") == ["2020-01-01"]
    timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    for timer in timers:
        timer.join(5)  # one that was canceled ends at once
    assert not any(timer.is_alive() for timer in timers)


# --- The output of git --------------------------------------------------------------------------------------------


def history_of(*lines: bytes) -> tuple[History, list[int]]:
    """The history in lines of git's output, and the numbers of bytes that were reported."""
    history, sizes = History("2026-01-31"), list[int]()
    assert _read_changes(BytesIO(b"\n".join(lines) + b"\n"), history, DEFAULT_LIMITS, sizes.append)
    return history, sizes


def test_only_lines_in_hunks_are_changes() -> None:
    history, sizes = history_of(
        b"commit 2020-02-01 abc", b"diff --git a/x b/x", b"--- a/x", b"+++ b/https://a.org/0", b"@@ -1 +1 @@",
        b"+https://a.org/1", b"commit 2020-01-01 ", b"diff --git a/x b/x", b"+++ b/https://a.org/2", b"@@ -1 +1 @@",
        b"+https://a.org/3", b" https://a.org/4",
    )  # fmt: skip
    assert history.days == {"a.org/1": "2020-02-01", "a.org/3": "2020-01-01"}
    assert (sizes[0], sizes[-1], len(sizes)) == (22, 206, 12)


def test_an_invalid_day_is_today() -> None:
    history, _ = history_of(b"commit \xff\xfe abc", b"@@ -1 +1 @@", b"+https://a.org/1")
    assert history.days == {"a.org/1": "2026-01-31"}


def test_a_text_shared_by_two_links_moves_no_address() -> None:
    docs = (b"+[Docs](https://a.org/%d)", b"-[Docs](https://b.org/%d)")
    for added, removed, moved in ((1, 1, {"a.org/0": "b.org/0"}), (2, 1, {}), (1, 2, {}), (2, 2, {})):
        changes = [docs[0] % number for number in range(added)] + [docs[1] % number for number in range(removed)]
        history, _ = history_of(b"commit 2020-02-01 abc", b"@@ -1 +1 @@", *changes, b"commit 2020-01-01 ")
        assert history.replaced_addresses == moved


def test_an_output_without_a_commit_has_no_history() -> None:
    assert not _read_changes(BytesIO(b"warning\n"), History("2026-01-31"), DEFAULT_LIMITS, lambda _: None)


@pytest.mark.parametrize("setting", ["mailmap.file", "core.attributesFile", "diff.orderFile"])
def test_files_that_the_configuration_names_are_not_read(checkout: Checkout, setting: str) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop"))
    endless = checkout.folder / "endless"
    os.mkfifo(endless)
    checkout.git("config", setting, str(endless))
    assert days(checkout, "Sloop", seconds=20) == ["2020-01-01"]


def test_the_history_is_read_whatever_encoding_the_configuration_names(checkout: Checkout) -> None:
    checkout.commit("2020-01-01", README_md=line("Sloop"))
    checkout.git("config", "i18n.logOutputEncoding", "UTF-16")
    assert days(checkout, "Sloop") == ["2020-01-01"]
