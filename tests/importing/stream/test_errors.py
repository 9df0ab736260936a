"""Lists that cannot be read."""

import json
from pathlib import Path

import pytest

from importing.stream.samples import ENTRY, LINE, opened
from mlcat.errors import CatalogError, ImportFailedError
from mlcat.importing import convert, stream


def test_a_misspelled_field_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_bytes(json.dumps(ENTRY | {"sumary": "x"}).encode())
    (batch,) = opened(str(tmp_path / "a.ndjson")).batches
    assert "there is no such field" in batch.errors[0].message


@pytest.mark.parametrize("data", [b"", b"\n\n", b"<html><p>Nothing</p></html>", b"# Only words\n"], ids=str)
def test_a_list_without_entries_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "empty.md"
    path.write_bytes(data)
    with pytest.raises(
        ImportFailedError, match=r"'.*empty\.md' has no entries: read as Markdown, there is no link in it"
    ):
        opened(str(path))


@pytest.mark.parametrize("name", ["a.md", "a.csv", "a.yaml"])
def test_an_entry_that_a_catalog_cannot_hold_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A fault of a reader must not leave a catalog that cannot be read again."""
    monkeypatch.setattr(convert, "first_sentence", lambda text: "\x1b" if "One" in text else text)
    texts = {
        "a.md": "- [A](https://a.org) - One.\n- [B](https://b.org) - Two.\n",
        "a.csv": "title,url,summary\nA,https://a.org,One\nB,https://b.org,Two\n",
        "a.yaml": "- {title: A, url: https://a.org, summary: One}\n- {title: B, url: https://b.org}\n",
    }
    (tmp_path / name).write_text(texts[name])
    (batch,) = opened(str(tmp_path / name)).batches
    assert [json.loads(line)["id"] for line in batch.lines] == ["b"]
    assert [fault.message for fault in batch.errors] == [
        f"'{tmp_path / name}': 'a', field 'summary': it has a control, bidirectional-override or zero-width character."
    ]


def test_facts_that_a_catalog_cannot_hold_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "shorten", lambda text, length: f"{text}\x1b")
    (tmp_path / "a.md").write_text("# T\n\n- [A](https://a.org) - One.\n")
    with pytest.raises(CatalogError, match=r"a\.md': 'T', field 'title': it has a control"):
        opened(str(tmp_path / "a.md"))


def test_an_error_names_the_file(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 50)
    folder.mkdir()
    (folder / "a.json").write_bytes(b"[" + LINE + b", {}]")
    (folder / "b.json").write_bytes(b"{}")
    (batch,) = opened(str(folder / "a.json")).batches
    assert batch.errors[0].message.startswith("a.json, entry 2: ")
    with pytest.raises(CatalogError, match=r"^b\.json: "):
        opened(str(folder / "b.json"))


def test_a_file_removed_before_it_is_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.ndjson"
    path.write_bytes(LINE)
    incoming = opened(str(path))
    path.unlink()
    with pytest.raises(ImportFailedError, match=r"a\.ndjson: cannot be read: No such file"):
        list(incoming.batches)


def test_a_json_file_has_a_maximum_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps([ENTRY]).encode()
    path = tmp_path / "ships.json"
    path.write_bytes(data)
    monkeypatch.setattr(stream, "_MAX_JSON", len(data))
    assert opened(str(path)).name == "ships"
    path.write_bytes(data + b" ")
    with pytest.raises(ImportFailedError, match=r"^'ships\.json' is larger than 0 MiB\. Convert it to NDJSON"):
        opened(str(path))
