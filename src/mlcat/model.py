"""The data model: four frozen dataclasses, every field with a sentence.

`mlcat.validation` checks what comes in against these annotations with Pydantic; making an object checks nothing. Every
command that shows a whole entry loads this module, so the constraints are plain markers, which give Pydantic their
schema only when a validator is built. `annotated_types` would do the same and costs half a bare Python start more.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

from mlcat.constraints import KINDS, MAX_LINE, MAX_PARAGRAPH, MAX_URL, MIN_URL, STATUSES, URL_PATTERN
from mlcat.text.safety import is_clean

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True, kw_only=True)
class Str:
    """Constrains a string field: length in characters, pattern, choices. `repair` says what to write instead.

    Every string is also checked for the characters that `mlcat.text.safety` calls unsafe.
    """

    min_length: int = 0
    max_length: int | None = None
    pattern: str | None = None
    choices: tuple[str, ...] = ()
    repair: str = ""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> "CoreSchema":
        """Called by Pydantic: the schema of a string with these constraints, which also enter the JSON schema."""
        from pydantic_core import core_schema

        if self.choices:
            return core_schema.literal_schema(list(self.choices))
        text = core_schema.str_schema(
            min_length=self.min_length or None, max_length=self.max_length, pattern=self.pattern, strict=True
        )
        return core_schema.no_info_after_validator_function(_refuse_unsafe, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Int:
    """Constrains an integer field: both bounds allowed. `repair` says what to write instead."""

    minimum: int
    maximum: int
    repair: str = ""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> "CoreSchema":
        """Called by Pydantic: the schema of an integer in these bounds."""
        from pydantic_core import core_schema

        return core_schema.int_schema(ge=self.minimum, le=self.maximum, strict=True)


def _refuse_unsafe(text: str) -> str:
    if is_clean(text):
        return text
    raise ValueError("has a control, bidirectional-override or zero-width character")


Name = Annotated[str, Str(min_length=1, max_length=MAX_LINE, repair="write one line of text")]
Prose = Annotated[str, Str(min_length=1, max_length=MAX_PARAGRAPH, repair="write plain text in one paragraph")]
Slug = Annotated[
    str,
    Str(
        min_length=1,
        max_length=120,
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        repair="write lower-case letters, digits and single hyphens",
    ),
]
Url = Annotated[
    str,
    Str(
        min_length=MIN_URL,
        max_length=MAX_URL,
        pattern=f"^{URL_PATTERN}$",
        repair="write an address that begins with http:// or https:// and has no blank",
    ),
]
Kind = Annotated[str, Str(choices=KINDS, repair="write one of " + ", ".join(KINDS))]
Status = Annotated[str, Str(choices=STATUSES, repair="write one of " + ", ".join(STATUSES))]
Year = Annotated[int, Int(minimum=1600, maximum=2200, repair="write a year of four digits, without quotes")]
Month = Annotated[str, Str(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$", repair="write year and month: 2024-08")]
ArxivId = Annotated[
    str,
    Str(
        pattern=r"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})(v\d+)?$",
        repair="write the bare arXiv number: 2103.00020",
    ),
]
Doi = Annotated[
    str, Str(max_length=MAX_LINE, pattern=r"^10\.\d{4,9}/[^\s<>]+$", repair="write the bare DOI: 10.3390/sym11091066")
]
License = Annotated[
    str,
    Str(
        max_length=200,
        pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]*( (AND|OR|WITH) [A-Za-z0-9][A-Za-z0-9.+-]*)*$",
        repair="write an SPDX identifier (MIT, Apache-2.0) or LicenseRef- and a name",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A further address of an entry."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - Pydantic reads this plain dict

    label: Name
    """What is there: listed, paper, code, docs, demo, data, article, or other words."""
    url: Url
    """The address, http or https."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a catalog; it contains its child sections too."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    id: Slug
    """Short name, unique in the catalog."""
    title: Name
    """The heading people read."""
    description: Prose | None = None
    """One line on what it contains."""
    parent: Slug | None = None
    """Id of the section that contains this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing worth knowing. Unknown is None, or an empty tuple."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    id: Slug = ""
    """Short name, unique in the catalog; derived from title and address where the file has none."""
    title: Name
    """Its name, in the spelling of its makers."""
    url: Url
    """Where it is today."""
    section: Name
    """Id of its section; its title, in what is to be imported."""
    tags: tuple[Name, ...] = ()
    """Domains it belongs to: NLP, CV, Audio, RecSys, or the catalog's own."""
    kind: Kind | None = None
    """What it is, one of KINDS."""
    summary: Name | None = None
    """One line: what it is and for what."""
    description: Prose | None = None
    """A paragraph: what it does, what is special, when to choose it, the catch."""
    links: tuple[Link, ...] = ()
    """Further addresses, each with a label."""
    aliases: tuple[Name, ...] = ()
    """Other names people use for it."""
    topics: tuple[Name, ...] = ()
    """Phrases of people who need it and do not know its name."""
    authors: tuple[Name, ...] = ()
    """Who made it, in the order of the paper or repository."""
    et_al: bool = False
    """Whether there are more authors than listed."""
    organization: Name | None = None
    """The company, university or project behind it."""
    year: Year | None = None
    """Year of publication or first release."""
    venue: Name | None = None
    """Where it was published."""
    arxiv: ArxivId | None = None
    """arXiv number without a prefix."""
    doi: Doi | None = None
    """DOI without a prefix."""
    license: License | None = None
    """License of the code or data it leads to (of a paper: of its code), an SPDX expression."""
    language: Name | None = None
    """Programming language of that code."""
    install: Name | None = None
    """The command that installs or fetches it."""
    status: Status | None = None
    """How active the development of that code or data is, one of STATUSES."""
    last_activity: Month | None = None
    """Month of the last change there: 2024-08."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogData:
    """A catalog as a file holds it: its own facts, its sections in reading order, its entries.

    `mlcat.Catalog` is the opened one, which can be searched.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    name: Slug
    """Short name; also the file's name."""
    title: Name
    """Its name for people."""
    description: Prose | None = None
    """What it collects."""
    homepage: Url | None = None
    """The address of the list itself."""
    license: License | None = None
    """License of its data."""
    source: Name | None = None
    """What it was imported from: an address, owner/repo, or a path."""
    fetched: Annotated[str, Str(pattern=r"^\d{4}-\d\d-\d\d$", repair="write a date: 2026-01-31")] | None = None
    """Day of that import."""
    sections: tuple[Section, ...] = ()
    """Its parts, parents before children."""
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    """What it lists, in order."""
