"""Publications of every kind: the bundled ones, and unusual ones."""

from pathlib import Path

from mlcat.catalogs import bundled_catalog
from mlcat.citing.citations import Citation, CitationMaker
from mlcat.model import Author, Entry, Publication
from mlcat.validation import read_catalog_data

TODAY = "2026-01-31"

BUNDLED = read_catalog_data(Path(bundled_catalog().path)).entries

FULL = Publication(
    role="software paper",
    type="paper-conference",
    title="All Sorts of Everything",
    authors=(
        Author(family="Ångström", given="Zoë"),
        Author(family="Berg", given="Jan Peter", particle="van den", suffix="Jr."),
        Author(literal="Allsorts Institute"),
    ),
    editors=(Author(family="Hopper", given="Grace"),),
    year=2015,
    month=7,
    day=14,
    container="Proceedings of the First Conference on Odd Things",
    venue="ODDCONF 2015",
    series="Odd Proceedings",
    volume="3",
    pages="12-34",
    publisher="Odd Press",
    place="Uppsala",
    isbn="978-3-16-148410-0",
    doi="10.1000/odd.15",
    arxiv="1503.01234",
    arxiv_class="cs.LG",
    url="https://oddconf.example/15",
    key="odd15",
)

ADA = Author(family="Lovelace", given="Ada")


def article(title: str, *authors: Author, **fields: object) -> Publication:
    """A journal article with that title."""
    known: dict[str, object] = {"year": 2020, "container": "Journal of Odd Things", "volume": "1", "pages": "1-2"}
    values = {"type": "article-journal", "title": title, "authors": authors or (ADA,), **known, **fields}
    return Publication(**values)  # type: ignore[arg-type]


ODD = (
    FULL,
    article("100% of $5 & a_b #1 ~ ^ {curly} \\ back"),
    article("Odd } braces { and {one"),
    article("\"Double\", 'single' and “curly” quotes"),
    article("Straße, Łódź, İstanbul, naïve façade — déjà vu…"),
    article("距離学習 for Поиск", Author(literal="山田太郎"), Author(family="Иванов", given="Иван")),
    article("Companies", Author(literal="Johnson and Sons, Inc."), Author(literal="R&D {Lab}")),
    article("Parts of names", Author(family="Beethoven", given="Ludwig", particle="van"), Author(family="de Vazelhes")),
    article(
        "Heirs", Author(family="King", given="Martin Luther", suffix="Jr."), Author(family="O'Neil", given="Cathy")
    ),
    article("More than these", ADA, et_al=True),
    article("Crowd", *(Author(family=f"Family{number}", given="A. B.") for number in range(300))),
    article("x" * 400),
    Publication(type="book", title="A Book", authors=(ADA,), year=1999, publisher="Odd Press", volume="2"),
    Publication(
        type="chapter", title="A Chapter", authors=(ADA,), year=1999, publisher="Odd Press", container="A Book"
    ),
    Publication(type="thesis", title="A Thesis", authors=(ADA,), year=1843, month=9, publisher="Odd University"),
    Publication(type="report", title="A Report", authors=(ADA,), year=2001, publisher="Odd Institute", number="7"),
    Publication(type="article", title="A Preprint", authors=(ADA,), year=2021, arxiv="2101.00001", arxiv_class="cs.LG"),
    Publication(
        type="dataset", title="Data", authors=(ADA,), year=2011, version="1.1", url="https://data.example/a_b%20c"
    ),
    Publication(
        type="software", title="Program", authors=(Author(literal="The Team"),), url="https://program.example/"
    ),
    Publication(type="webpage", title="Nobody's page", url="https://page.example/#top"),
    Publication(type="document", title="Something", authors=(ADA,), venue="Somewhere 2003", year=2003),
    Publication(type="article-journal", title="Of an unknown journal", authors=(ADA,), year=2003),
    Publication(type="paper-conference", title="Of an unknown conference", authors=(ADA,), year=2003),
)


def cited(*publications: Publication) -> list[Citation]:
    """The citations of entries that have these publications."""
    entries = (
        Entry(
            id=f"entry-{number}", title="Entry", url="https://entry.example/", section="s", publications=(publication,)
        )
        for number, publication in enumerate(publications)
    )
    return list(CitationMaker(TODAY).cite(entries))


def bundled() -> list[Citation]:
    """The citations of all entries of the bundled catalog."""
    return list(CitationMaker(TODAY).cite(BUNDLED))
