"""Generated documents are up to date, and their links lead to existing targets."""

import doctest
import importlib.util
import re
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from support.documents import DOCUMENTS, ROOT, blocks

import mlcat
from mlcat.cli.commands import COMMANDS

pytestmark = pytest.mark.usefixtures("warm")


def script(name: str) -> ModuleType:
    """A script of the folder `scripts`, loaded and not run."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PICTURES = script("pictures")
COMMAND_REFERENCE = script("write_commands")
API_REFERENCE = script("write_api")
LANGUAGE_MODELS = script("write_llms")


def words(svg: str) -> list[str]:
    """The text of a picture: its frame may change with Rich."""
    return [text for element in ElementTree.fromstring(svg).iter() if (text := (element.text or "").strip())][1:]


@pytest.mark.parametrize("name", PICTURES.PICTURES)
def test_a_picture_is_up_to_date(name: str) -> None:
    stored = (PICTURES.FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert words(stored) == words(PICTURES.picture(name)), "run scripts/pictures.py and look at them"


def test_a_picture_is_reproducible_and_loads_nothing() -> None:
    drawn = PICTURES.picture("search")
    assert drawn == PICTURES.picture("search")
    assert "@font-face" not in drawn
    assert "\x1b" not in drawn


def test_every_picture_is_generated_and_shown() -> None:
    pictures = [f"{name}.svg" for name in PICTURES.PICTURES]
    pictures.append("page.png")  # which scripts/page_picture.mjs draws
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in PICTURES.FOLDER.iterdir()} == set(pictures)
    assert [name for name in pictures if f"docs/pictures/{name}" not in readme] == []


def test_the_command_reference_is_up_to_date() -> None:
    stored = COMMAND_REFERENCE.PATH.read_text(encoding="utf-8")
    assert stored == COMMAND_REFERENCE.command_reference(), "run scripts/write_commands.py"


def test_the_index_for_language_models_is_up_to_date_and_complete() -> None:
    stored = LANGUAGE_MODELS.PATH.read_text(encoding="utf-8")
    assert stored == LANGUAGE_MODELS.llms_index(), "run scripts/write_llms.py"
    assert [path.name for path in ROOT.glob("docs/*.md") if path.name not in stored] == ["example-list.md"]
    assert re.findall(r"#mlcat-(\w+)\)", stored) == list(COMMANDS)
    assert [line for line in stored.splitlines() if len(line) > 600 or line.endswith(":")] == []
    addresses = re.findall(r"\]\(https://github\.com/mlcat-dev/mlcat/blob/main/([^)#]+)", stored)
    assert [name for name in addresses if not (ROOT / name).is_file()] == []


def test_the_reference_of_the_library_is_up_to_date_and_complete() -> None:
    stored = API_REFERENCE.PATH.read_text(encoding="utf-8")
    assert stored == API_REFERENCE.api_reference(), "run scripts/write_api.py"
    assert [name for name in mlcat.__all__ if name != "__version__" and name not in stored] == []


def test_the_command_reference_has_every_command() -> None:
    assert re.findall(r"^## mlcat (\w+)$", COMMAND_REFERENCE.command_reference(), re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("path", [*DOCUMENTS, ROOT / "CHANGELOG.md"], ids=lambda path: path.name)
def test_links_of_documents_lead_to_existing_files(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", text) + re.findall(r'src="([^"]+)"', text)
    gone = [target for target in targets if "://" not in target and not (path.parent / target).exists()]
    assert gone == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_files_and_folders_named_in_documents_exist(path: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    named = re.findall(r"`((?:src|tests|catalog|scripts|benchmarks|docs|\.ci)/[\w./-]*)`", text)
    assert [name for name in named if "NAME" not in name and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", [*DOCUMENTS, ROOT / "CHANGELOG.md"], ids=lambda path: path.name)
def test_links_of_documents_lead_to_existing_headings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    headings = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) - headings == set()


def test_the_examples_in_the_reference_of_the_library_are_correct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = "".join(blocks(API_REFERENCE.PATH.read_text(encoding="utf-8"), "pycon"))
    example = doctest.DocTestParser().get_doctest(text, {}, "api.md", None, 0)
    assert len(example.examples) > 12
    said: list[str] = []
    assert doctest.DocTestRunner().run(example, out=said.append).failed == 0, "".join(said)
