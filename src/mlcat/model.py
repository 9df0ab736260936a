"""The data model: frozen dataclasses, with a docstring for each field.

`mlcat.validation` checks input against these annotations with Pydantic; constructing an object checks nothing. Every
command that shows a whole entry loads this module.
"""

from dataclasses import dataclass, field
from typing import Annotated, Any

from mlcat.fields import (
    ArxivClass,
    ArxivId,
    CslType,
    Date,
    DayOfMonth,
    Doi,
    Items,
    Kind,
    License,
    Line,
    Lines,
    Month,
    MonthOfYear,
    Paragraph,
    Slug,
    Status,
    Url,
    Year,
)


class Model:
    """Base class of the model's dataclasses, which gives Pydantic their schemas."""

    __slots__ = ()
    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - older versions of Pydantic read it for the JSON schema

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Called by Pydantic: the schema of an object of this class."""
        from mlcat.core_schemas import dataclass_schema

        return dataclass_schema(cls, handler.generate_schema)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Model):
    """A further address of an entry."""

    label: Line
    """What the address leads to: listed, paper, code, docs, demo, data, article, or other words."""
    url: Url
    """The address, http or https."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Model):
    """A section of a catalog, with entries and perhaps subsections in it."""

    id: Slug
    """Short name, unique in the catalog."""
    title: Line
    """Its heading."""
    description: Paragraph | None = None
    """A sentence or two about its content."""
    parent: Slug | None = None
    """Id of the section that contains this one; None for a section at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author(Model):
    """An author or editor: a person by the parts of the name, or a name that has no parts, in `literal`."""

    family: Line | None = None
    """Family name, without a particle: Beethoven."""
    given: Line | None = None
    """Given names or initials: Ludwig."""
    particle: Line | None = None
    """Particle before the family name: van, de la."""
    suffix: Line | None = None
    """Suffix after the name: Jr., III."""
    literal: Line | None = None
    """The whole name of an organization, or of a person whose parts are unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Model):
    """Something to cite: a paper, a book, a page, software or a dataset. Unknown values are None or an empty tuple."""

    role: Line | None = None
    """Its relation to its entry: paper, software paper, dataset paper, software, dataset, or other words."""
    type: CslType
    """Its type, one of CSL's: article-journal, paper-conference, article (a preprint), software, ..."""
    title: Line
    """Its own title."""
    authors: Annotated[tuple[Author, ...], Items()] = ()
    """All authors in their order."""
    et_al: bool = False
    """Whether there are more authors than listed."""
    editors: Annotated[tuple[Author, ...], Items()] = ()
    """Editors of the book or the proceedings."""
    year: Year | None = None
    """Year of publication; of a journal article that of the volume."""
    month: MonthOfYear | None = None
    """Month of publication, 1 to 12."""
    day: DayOfMonth | None = None
    """Day of publication, 1 to 31."""
    container: Line | None = None
    """Full name of the journal, the proceedings or the book that contains it."""
    venue: Line | None = None
    """Short name of the journal or the conference: KDD 2019."""
    series: Line | None = None
    """Series of the proceedings or the book."""
    volume: Line | None = None
    """Volume of the journal or the series."""
    number: Line | None = None
    """Issue of the journal."""
    pages: Line | None = None
    """First and last page with a hyphen between, or the number of the article."""
    publisher: Line | None = None
    """Publisher, or the organization that distributes the software or the data."""
    place: Line | None = None
    """Place of the publisher, or of the conference."""
    isbn: Line | None = None
    """ISBN of the book or the proceedings."""
    issn: Line | None = None
    """ISSN of the journal."""
    doi: Doi | None = None
    """DOI without a resolver in front."""
    arxiv: ArxivId | None = None
    """arXiv number without a prefix."""
    arxiv_class: ArxivClass | None = None
    """Primary class on arXiv: cs.LG."""
    url: Url | None = None
    """Address of the publication, if neither its DOI nor its arXiv number leads to it."""
    version: Line | None = None
    """Version of the software or the data."""
    key: Line | None = None
    """Citation key that the authors ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Model):
    """An entry of a catalog: a paper, a tool, a dataset or the like. Unknown values are None or an empty tuple."""

    id: Slug = ""
    """Short name, unique in the catalog; derived from title and address if the file has none."""
    title: Line
    """Its name, in the spelling of its makers."""
    url: Url
    """Its current address, http or https."""
    section: Line
    """Id of its section; in a file to be imported, its title."""
    tags: Lines = ()
    """Its domains: NLP, CV, Audio, RecSys, or the catalog's own."""
    kind: Kind | None = None
    """Its kind: paper, survey, article, library, tool, application, dataset, benchmark or model."""
    summary: Line | None = None
    """One line: what it is and for what."""
    description: Paragraph | None = None
    """A paragraph: what it does, what is special, when to choose it, its drawbacks."""
    links: Annotated[tuple[Link, ...], Items()] = ()
    """Further addresses, each with a label."""
    aliases: Lines = ()
    """Other names that people use for it."""
    topics: Lines = ()
    """Phrases searched by people who need it and do not know its name."""
    authors: Lines = ()
    """Its authors, in the order of the paper or the repository."""
    organization: Line | None = None
    """The company, university or project behind it."""
    year: Year | None = None
    """Year of its first release; for a paper, of its publication."""
    license: License | None = None
    """License of the thing at `url` (for a dataset: of the data), an SPDX expression."""
    code_license: License | None = None
    """License of its code, if the entry leads to a paper or to data."""
    language: Line | None = None
    """Programming language of its code."""
    install: Line | None = None
    """The command that installs or fetches it."""
    status: Status | None = None
    """The state of its code or data: active, dormant or archived; docs/design.md has the rule."""
    last_activity: Month | None = None
    """Month of the last change to its code or data: 2024-08."""
    checked: Month | None = None
    """Month in which these facts were checked: 2026-11."""
    added: Date | None = None
    """Day on which the entry came into its catalog: 2026-01-31."""
    publications: Annotated[tuple[Publication, ...], Items()] = ()
    """Its publications; the first is the one to cite, which for a paper is the paper itself."""

    def html(self) -> str:
        """The title as a link and the summary in HTML, every text escaped."""
        from html import escape

        from mlcat.text.safety import one_line

        link = f'<a href="{escape(one_line(self.url))}" rel="noopener noreferrer">{escape(one_line(self.title))}</a>'
        return f"{link} - {escape(one_line(self.summary))}" if self.summary else link

    def __repr__(self) -> str:
        return f"<mlcat.Entry {self.id!r}: {self.title!r}>"

    def _repr_html_(self) -> str:
        return f"<p>{self.html()}</p>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators(Model):
    """HTTP validators of the document that a catalog was imported from, so that an update fetches it only if it has
    changed."""

    address: Url
    """The address that the document came from."""
    etag: Line | None = None
    """Its entity tag, as the server sent it."""
    last_modified: Line | None = None
    """When it was last modified, as the server sent it."""
    version: Line
    """The version of mlcat that read it; another one reads it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogData(Model):
    """The content of a catalog file: its own fields, its sections in reading order, its entries. Without the entries,
    it is the *header* of the catalog.

    `mlcat.Catalog` is the opened one, which can be searched.
    """

    name: Slug
    """Short name; the name of a user's catalog is also that of its file."""
    title: Line
    """Its heading."""
    description: Paragraph | None = None
    """A sentence or two about its content."""
    homepage: Url | None = None
    """The address of the list itself."""
    license: License | None = None
    """License of its data."""
    source: Line | None = None
    """The source it was imported from: an address, owner/repo, or a path."""
    claimed_source: Line | None = None
    """The source that a catalog from standard input names; it is fetched only after the user agrees."""
    skip_invalid: bool = False
    """Whether updates leave out invalid entries, as the import did."""
    columns: Lines = ()
    """The values of `--map` at the import, each like `title=Product`; updates read the table in the same way."""
    fetched: Date | None = None
    """Day of the import or of the last update."""
    validators: Validators | None = None
    """The validators of the document that was imported, if its server sent any."""
    sections: tuple[Section, ...] = ()
    """Its sections, parents before children."""
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    """Its entries, in order."""
