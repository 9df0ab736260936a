"""Derives names of an entry from its title and address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlcat.text.addresses import HOSTS_WITH_OWNERS, HostAndPath
from mlcat.text.tokens import STOP_WORDS

_SHARED_HOSTS = (
    ".github.io", ".gitlab.io", ".sourceforge.net", ".sourceforge.io", ".readthedocs.io", ".readthedocs.org",
    ".codeberg.page", ".netlify.app", ".vercel.app", ".pages.dev", ".herokuapp.com",
)  # fmt: skip
"""Suffixes of hosts on which each project has a subdomain."""
_PATHS_BEFORE_OWNERS = ("datasets", "spaces")
"""Parts of a path that precede the owner at Hugging Face."""
_SUBTITLE = re.compile(r"(?:: | [-–—|] | ?[（：]|(?:(?<!\s)\s+)?\()")
_IN_BRACKETS = re.compile(r"\(([^()\s]{2,20})\)")
_CAPITAL_OR_DIGIT = re.compile(r"[A-Z]|\d")
_VERSION = re.compile(r"([A-Za-z][A-Za-z .+-]{1,78}?[A-Za-z])[ -]?v?\d{1,2}(?:\.\d{1,2})?")
"""Matches a name of up to 80 characters with a version: SDL2, YOLOv8, Llama 3.2."""
_MAX_NAME_WORDS = 5
_NOT_INITIALS = STOP_WORDS | {"i'm", "it's"}
"""Words whose first letters are not in an acronym."""
_MIN_ACRONYM, _MAX_ACRONYM = 3, 6  # letters


def derived_names(title: str, address: HostAndPath) -> Iterator[str]:
    """Names inside a title ("owner/name", "Name: subtitle", "Name (NAME)"), its name without a version, and the name of
    its repository or its subdomain at a shared host.

    >>> from mlcat.text.addresses import host_and_path
    >>> list(derived_names("tokio-rs/tokio", host_and_path("https://github.com/tokio-rs/tokio")))
    ['tokio', 'tokio']
    >>> list(derived_names("Vowpal Wabbit (VW): online learning", host_and_path("https://vowpalwabbit.org/")))
    ['Vowpal Wabbit', 'VW']
    >>> list(derived_names("SDL2", host_and_path("https://libsdl.github.io/")))
    ['SDL', 'libsdl']
    """
    if not title.isalpha():  # a word has no names inside
        yield from _names_in_title(title)
    host, path = address
    if host in HOSTS_WITH_OWNERS:
        names = path[2:] if path and path[0] in _PATHS_BEFORE_OWNERS else path[1:]
        if names:
            yield names[0].removesuffix(".git")
    elif host.endswith(_SHARED_HOSTS):
        yield host.partition(".")[0]


def _names_in_title(title: str) -> Iterator[str]:
    if "/" in title and " " not in title:
        yield title.rpartition("/")[2]
    name = _without_subtitle(title)
    if name[-1:].isdigit() and (version := _VERSION.fullmatch(name)):
        yield version[1]
    if name and name != title and len(name.split()) <= _MAX_NAME_WORDS:
        yield name
    for inner in _IN_BRACKETS.findall(title) if "(" in title else ():
        if _CAPITAL_OR_DIGIT.search(inner) and not inner.isdigit():
            yield inner


def _without_subtitle(title: str) -> str:
    if title.isascii() and " " not in title and "(" not in title:  # most package names
        return title
    return _SUBTITLE.split(title)[0]


def acronym(title: str) -> str:
    """The initials of a title of several words, without its subtitle and stop words; "" if they are no acronym.

    >>> acronym("The Elements of Statistical Learning: Data Mining")
    'esl'
    """
    if title.count(" ") + title.count("-") < _MIN_ACRONYM - 1:  # too few words
        return ""
    words = _without_subtitle(title).casefold().replace("-", " ").split()
    initials = "".join([word[0] for word in words if word not in _NOT_INITIALS])
    return initials if _MIN_ACRONYM <= len(initials) <= _MAX_ACRONYM and initials.isalpha() else ""
