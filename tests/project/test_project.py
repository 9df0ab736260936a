"""Metadata, workflows, tasks and releases agree with the code."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.documents import ROOT

import mlcat

from .test_docs import script

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
HOME = PROJECT["project"]["urls"]["Homepage"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAX_MODULES = 14  # in one folder
RELEASE = script("release")
LOWEST = script("lowest_versions")

# In two halves, because no file may contain a complete one.
REGISTRIES = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.", "crates" + ".io", "ruby" + "gems.org"]


def files() -> Iterator[tuple[Path, str]]:
    """The text files of the project, without generated ones."""
    generated = {".git", ".venv", "__pycache__", "build", "dist", "node_modules"}
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not any(part in generated or part.endswith(("_cache", ".egg-info")) for part in parts):
            yield path, path.read_text(encoding="utf-8", errors="replace")


def test_no_file_names_the_address_of_a_registry() -> None:
    assert [str(path) for path, text in files() if any(registry in text for registry in REGISTRIES)] == []


def test_no_folder_has_more_modules_than_a_reader_can_survey() -> None:
    modules = [path for top in ("src", "tests") for path in (ROOT / top).rglob("*.py")]
    counts = Counter(path.parent for path in modules if path.name not in ("__init__.py", "conftest.py"))
    assert {folder: count for folder, count in counts.items() if count > MAX_MODULES} == {}


def assigned_names(module: str) -> list[str]:
    """The names to which the statements of a module assign values; one is listed for each assignment."""
    statements = ast.parse(module).body
    targets = [target for node in statements if isinstance(node, ast.Assign) for target in node.targets]
    targets += [node.target for node in statements if isinstance(node, ast.AnnAssign)]
    names = [node for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
    return [name.id for name in names if isinstance(name.ctx, ast.Store)]


def test_no_constant_is_assigned_twice() -> None:
    assert sorted(assigned_names("A, B = C = 1, 2\nD: int = A\nA = A\nA.x = D[0] = [E for E in A]\n")) == [*"AABCD"]
    modules = [path for top in ("src", "tests", "scripts") for path in (ROOT / top).rglob("*.py")]
    names = {path: Counter(assigned_names(path.read_text(encoding="utf-8"))) for path in modules}
    assert [(path, name) for path, counts in names.items() for name, count in counts.items() if count > 1] == []


def test_every_address_of_the_project_is_below_its_home() -> None:
    addresses = {address for _, text in files() for address in re.findall(r"https://github\.com/mlcat[\w./-]*", text)}
    assert [address for address in sorted(addresses) if not re.match(rf"{HOME}\b", address)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_names_its_version(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert uses
    assert [use for use in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_the_tests_run_on_each_supported_python() -> None:
    promised = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["project"]["classifiers"]))
    workflow = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    (matrix,) = re.findall(r"python: \[(.*)\]", workflow)
    assert re.findall(r"3\.\d+", matrix) == promised
    assert PROJECT["project"]["requires-python"] == f">={promised[0]}"


def test_the_readme_for_the_package_index_has_no_relative_links() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for substitution in PROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        text = re.sub(substitution["pattern"], substitution["replacement"], text)
    targets = re.findall(r"\]\(([^)\s]+)", text)
    assert [target for target in targets if not target.startswith(("https://", "#"))] == []
    assert f"![mlcat](https://raw.githubusercontent.com/{HOME.partition('.com/')[2]}/v$HFPR_VERSION/docs/" in text
    assert f"]({HOME}/blob/v$HFPR_VERSION/CONTRIBUTING.md)" in text


def test_tasks_named_in_documents_are_in_the_justfile() -> None:
    tasks = set(re.findall(r"^(\w+)(?: [*\w]+)?:$", (ROOT / "justfile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        task for path in ROOT.glob("*.md") for task in re.findall(r"`just (\w+)", path.read_text(encoding="utf-8"))
    }
    assert named
    assert named - tasks == set()


# --- Releases -----------------------------------------------------------------------------------------------------


def test_changelog_citation_and_package_have_the_same_version() -> None:
    assert list(RELEASE.find_mismatches(mlcat.__version__)) == []


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A repository from which 1.2.3 can be released."""
    (tmp_path / "src" / "mlcat").mkdir(parents=True)
    (tmp_path / "src" / "mlcat" / "__init__.py").write_text('__version__ = "1.2.3"\n')
    (tmp_path / "CITATION.cff").write_text('title: t\nversion: 1.2.3\ndate-released: "2026-01-31"\n')
    log = "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-01-31\n\n- New.\n\n## [1.2.2] - 2025-01-31\n\n- Old.\n"
    (tmp_path / "CHANGELOG.md").write_text(log)
    return tmp_path


def test_the_notes_of_a_release_are_its_part_of_the_changelog(ready: Path) -> None:
    assert [RELEASE.release_notes(version, ready) for version in ("1.2.3", "1.2.2", "Unreleased", "9.9.9")] == [
        "- New.", "- Old.", "", ""
    ]  # fmt: skip
    assert list(RELEASE.find_mismatches("1.2.3", ready)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("src/mlcat/__init__.py", "1.2.3", "1.2.4", "src/mlcat/__init__.py does not have the version 1.2.3."),
        ("CITATION.cff", "1.2.3", "1.2.2", "CITATION.cff does not have the version 1.2.3."),
        ("CITATION.cff", "01-31", "02-01", "CITATION.cff does not have the date of CHANGELOG.md, 2026-01-31."),
        ("CHANGELOG.md", " - 2026-01-31", "", "CHANGELOG.md has no heading '## [1.2.3] - YYYY-MM-DD'."),
        ("CHANGELOG.md", "- New.", "", "CHANGELOG.md says nothing about 1.2.3."),
    ],
)
def test_each_mismatch_prevents_a_release_and_is_named(ready: Path, file: str, old: str, new: str, fault: str) -> None:
    path = ready / file
    path.write_text(path.read_text().replace(old, new))
    assert list(RELEASE.find_mismatches("1.2.3", ready)) == [fault]


def test_an_invalid_version_is_rejected(ready: Path) -> None:
    assert "'v1.2.3' is not a version: it needs three numbers, as in 1.2.3." in RELEASE.find_mismatches("v1.2.3", ready)


def test_the_exit_code_shows_whether_a_release_is_possible(capsys: pytest.CaptureFixture[str]) -> None:
    version = mlcat.__version__
    assert [RELEASE.main(words) for words in (["check", version], ["check", "0.0.0"], ["notes", version], [])] == [
        0, 1, 0, 2
    ]  # fmt: skip
    assert capsys.readouterr().out.startswith(f"{version} can be released.\n")


# --- Dependencies -------------------------------------------------------------------------------------------------


def test_every_dependency_has_a_lowest_version_to_test_with() -> None:
    dependencies = PROJECT["project"]["dependencies"]
    assert len(list(LOWEST.lowest_versions(dependencies))) == len(dependencies)


def test_the_lowest_version_is_that_of_the_lower_bound() -> None:
    requirements = ["a-b>=1.2,<2", "c[d]<3,>=2.0.1", "e >= 3; python_version < '3.12'"]
    assert list(LOWEST.lowest_versions(requirements)) == ["a-b==1.2", "c==2.0.1", "e==3"]
    with pytest.raises(ValueError, match="x<3: has no lower bound"):
        list(LOWEST.lowest_versions(["x<3"]))
