"""Opens an address in the browser that the user's system names."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping

TEXT_BROWSERS = frozenset({"browsh", "elinks", "links", "links2", "lynx", "w3m", "www-browser"})
"""Browsers that run in the terminal, by the name of their program."""
_STARTING = 2  # seconds that a program gets to fail; one that runs longer is a browser that stays in the foreground


def open_address(url: str, environ: Mapping[str, str], *, on_terminal: bool, platform: str = sys.platform) -> bool:
    """Opens the address in a browser; returns whether one accepted it.

    If BROWSER is set, it has the commands to try, separated by `:`, each with arguments; the address replaces `%s`, or
    is the last argument. Otherwise the platform's own opener is tried, then the browsers that Python's `webbrowser`
    knows. A browser that runs in the terminal is used only if stdout is one (`on_terminal`).
    """
    if environ.get("BROWSER"):
        commands = [shlex.split(typed) for typed in environ["BROWSER"].split(os.pathsep) if _has_closed_quotes(typed)]
        return any(_run(command, url, environ, on_terminal=on_terminal) for command in commands if command)
    if platform == "win32":
        return _start_file(url)
    if any(_run([opener], url, environ, on_terminal=on_terminal) for opener in _openers(environ, platform)):
        return True
    return _open_with_python(url, on_terminal=on_terminal)


def _has_closed_quotes(command: str) -> bool:
    try:
        shlex.split(command)
    except ValueError:
        return False
    return True


def _openers(environ: Mapping[str, str], platform: str) -> Iterator[str]:
    """The programs by which the platform opens addresses."""
    if platform == "darwin":
        yield "open"
        return
    if environ.get("WSL_DISTRO_NAME"):
        yield "wslview"
    if environ.get("TERMUX_VERSION"):
        yield "termux-open-url"
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):  # without one xdg-open looks for text browsers
        yield "xdg-open"


def _run(command: list[str], url: str, environ: Mapping[str, str], *, on_terminal: bool) -> bool:
    """Runs a program with the address in place of `%s`, or as the last argument; returns whether it succeeded."""
    program = shutil.which(command[0], path=environ.get("PATH"))
    if program is None:
        return False
    arguments = [part.replace("%s", url) for part in command[1:]]
    if not any("%s" in part for part in command[1:]):
        arguments.append(url)
    if os.path.basename(command[0]) in TEXT_BROWSERS:
        return on_terminal and _run_in_terminal([program, *arguments], environ)
    return _run_in_background([program, *arguments], environ)


def _run_in_terminal(command: list[str], environ: Mapping[str, str]) -> bool:
    try:
        return subprocess.run(command, env=dict(environ), check=False).returncode == 0
    except OSError:
        return False


def _run_in_background(command: list[str], environ: Mapping[str, str]) -> bool:
    null = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, env=dict(environ), stdin=null, stdout=null, stderr=null, start_new_session=True
        )
    except OSError:
        return False
    try:
        return process.wait(_STARTING) == 0
    except subprocess.TimeoutExpired:
        return True


def _start_file(url: str) -> bool:
    try:
        os.startfile(url)  # type: ignore[attr-defined]  # Windows only
    except (AttributeError, OSError):
        return False
    return True


def _open_with_python(url: str, *, on_terminal: bool) -> bool:
    import webbrowser

    try:
        browser = webbrowser.get()
        name = os.path.basename(str(getattr(browser, "name", "")))
        return (on_terminal or name not in TEXT_BROWSERS) and bool(browser.open(url))
    except (webbrowser.Error, OSError):
        return False
