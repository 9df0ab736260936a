"""From NDJSON to batches: ids and sections, prepared in one process or in several."""

import json
import multiprocessing
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from support.steps import steps

from mlcat import validation
from mlcat.errors import ImportFailedError
from mlcat.importing import workers
from mlcat.importing.batches import MergedBatch, batches_of_records
from mlcat.importing.workers import WorkerPool, batches_of_file, batches_of_stream
from mlcat.migration import pop_migrated_files
from mlcat.model import CatalogData, Entry, Section


def line(title: str, section: str = "Boats", **more: object) -> bytes:
    fields = {"title": title, "url": "https://a.org/x", "section": section} | more
    return json.dumps(fields).encode() + b"\n"


def ignored(_: int) -> None:
    """A progress callback that does nothing."""


def batches_of(*lines: bytes) -> list[MergedBatch]:
    return list(batches_of_stream(BytesIO(b"".join(lines)), "ships.ndjson", ignored))


def ids(batches: Iterable[MergedBatch]) -> list[str]:
    return [json.loads(line)["id"] for batch in batches for line in batch.lines]


def faults(batches: Iterable[MergedBatch]) -> list[str]:
    return [error.message for batch in batches for error in batch.errors]


def sections(batches: Iterable[MergedBatch]) -> list[Section]:
    return [section for batch in batches for section in batch.sections]


@pytest.fixture
def a_batch_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BLOCK_SIZE", 1)


@pytest.mark.parametrize("blank", [b"", b"\n", b" \r\n\n"])
def test_an_empty_stream_has_neither_entries_nor_errors(blank: bytes) -> None:
    batches = batches_of(blank)
    assert (ids(batches), faults(batches), sections(batches)) == ([], [], [])


# --- Ids --------------------------------------------------------------------------------------------------------


def test_an_id_is_kept_or_generated_from_the_title() -> None:
    assert ids(batches_of(line("Sloop", id="my-sloop"), line("Great Brig"))) == ["my-sloop", "great-brig"]


def test_equal_titles_get_different_ids() -> None:
    assert ids(batches_of(line("Sloop"), line("Sloop"), line("Sloop"))) == ["sloop", "sloop-a-org", "sloop-a-org-2"]


def test_a_duplicate_id_is_reported_with_its_line() -> None:
    batches = batches_of(line("Sloop"), b"\n", line("Brig", id="sloop"))
    assert faults(batches) == ["ships.ndjson, line 3: the id 'sloop' of 'Brig' is taken."]
    assert ids(batches) == ["sloop"]


def test_ids_are_unique_across_batches(a_batch_a_line: None) -> None:
    batches = batches_of(line("Sloop"), line("Sloop"), line("Sloop"), line("Brig", id="sloop"))
    assert len(batches) == 4
    assert ids(batches) == ["sloop", "sloop-a-org", "sloop-a-org-2"]
    assert faults(batches) == ["ships.ndjson, line 4: the id 'sloop' of 'Brig' is taken."]


@pytest.mark.parametrize("title", ["Sloop", "小船"], ids=["Latin", "not Latin"])
def test_ids_for_thousands_of_equal_titles_need_no_more_steps(title: str) -> None:
    assert len(set(ids(batches_of(*[line(title)] * 2_000)))) == 2_000
    assert steps(lambda: batches_of(*[line(title)] * 800)) < 5 * steps(lambda: batches_of(*[line(title)] * 200))


def test_ids_for_thousands_of_equal_sections_need_no_more_steps() -> None:
    lines = [line("Sloop", chr(0x4E00 + number)) for number in range(2_000)]
    assert len({section.id for section in sections(batches_of(*lines))}) == 2_000
    assert steps(lambda: batches_of(*lines[:800])) < 5 * steps(lambda: batches_of(*lines[:200]))


# --- Sections ---------------------------------------------------------------------------------------------------


def test_sections_are_created_by_title_or_id_in_order_of_appearance() -> None:
    head = (
        json.dumps({"name": "x", "title": "X", "sections": [{"id": "boats", "title": "Small Boats"}]}).encode() + b"\n"
    )
    batches = batches_of(
        head, line("A", "small boats"), line("B", "Hulks"), line("C", "boats"), line("D", "hulks"), line("E", "HULKS")
    )
    assert sections(batches) == [Section(id="boats", title="Small Boats"), Section(id="hulks", title="Hulks")]
    placed = [json.loads(line)["section"] for batch in batches for line in batch.lines]
    assert placed == ["boats", "hulks", "boats", "hulks", "hulks"]


def test_sections_without_latin_letters_get_ids() -> None:
    assert [(section.id, section.title) for section in sections(batches_of(line("A", "船"), line("B", "車")))] == [
        ("section", "船"),
        ("section-2", "車"),
    ]


def test_a_new_section_is_in_the_batch_of_its_first_entry(a_batch_a_line: None) -> None:
    batches = batches_of(line("A", "One"), line("B", "One"), line("C", "Two"))
    assert [[section.title for section in batch.sections] for batch in batches] == [["One"], [], ["Two"]]


# --- Parsed entries ---------------------------------------------------------------------------------------------


def test_parsed_entries_are_committed_like_lines() -> None:
    entry = Entry(title="Sloop", url="https://a.org/x", section="Boats")
    other = Entry(title="Brig", url="https://a.org/x", section="Boats", id="sloop")
    catalog = CatalogData(name="x", title="X")
    (batch,) = batches_of_records([("a list", catalog), ("entry 1", entry), ("entry 2", other)], [])
    assert batch.header == catalog
    assert ids([batch]) == ["sloop"]
    assert faults([batch]) == ["entry 2: the id 'sloop' of 'Brig' is taken."]


def test_an_error_keeps_no_reference_to_the_batch() -> None:
    """Its traceback would keep the batch alive, because the program does not collect cycles."""
    errors = [error for batch in batches_of(b"no\n", line("A", id="a"), line("B", id="a")) for error in batch.errors]
    assert len(errors) == 2
    assert [(error.__traceback__, error.__context__) for error in errors] == [(None, None)] * 2


# --- Several processes ----------------------------------------------------------------------------------------------


def together(batches: Iterable[MergedBatch]) -> list[object]:
    """The content of all batches, without their boundaries."""
    headers = [batch.header for batch in batches if batch.header]
    words = sum((Counter(batch.words) for batch in batches), Counter())
    lines = [line for batch in batches for line in batch.lines]
    documents = [document for batch in batches for document in batch.documents]
    return [headers, sections(batches), lines, documents, words, faults(batches)]


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[WorkerPool]]:
    """Makes every stream large enough for workers; returns the started pools and asserts that all ended."""
    asked: list[WorkerPool] = []

    class Watched(WorkerPool):
        def __enter__(self) -> WorkerPool:
            asked.append(self)
            return super().__enter__()

    monkeypatch.setattr(workers, "MIN_SIZE_FOR_WORKERS", 0)
    monkeypatch.setattr(workers, "WorkerPool", Watched)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    yield asked
    assert multiprocessing.active_children() == []


def test_a_large_file_gives_the_same_in_several_processes_as_in_one(
    tmp_path: Path, helped: list[WorkerPool], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ships.ndjson"
    numbers = range(6000)
    path.write_bytes(
        json.dumps({"name": "x", "title": "X", "description": "Of ships."}).encode()
        + b"\r\n"
        + b"".join(line(f"Boat {n % 5000}", f"Section {n % 17}", tags=["a"]) if n % 500 else b"no\n" for n in numbers)
    )
    taken: list[int] = []
    beside = list(batches_of_file(path, taken.append))
    assert helped
    assert len(taken) > 3
    assert sum(taken) == path.stat().st_size
    monkeypatch.setattr(workers, "MIN_SIZE_FOR_WORKERS", 1 << 30)
    assert together(list(batches_of_file(path, ignored))) == together(beside)
    assert len(faults(beside)) == 12
    assert next(error.hint for batch in beside for error in batch.errors) == "Repair the file and try again."


def test_processes_are_started_for_a_large_stream_only(helped: list[WorkerPool], monkeypatch) -> None:
    lines = b"".join(line(f"Boat {number}") for number in range(4000))  # four blocks
    monkeypatch.setattr(workers, "MIN_SIZE_FOR_WORKERS", len(lines))
    small = list(batches_of_stream(BytesIO(lines), "standard input", ignored))
    assert not helped
    monkeypatch.setattr(workers, "MIN_SIZE_FOR_WORKERS", len(lines) // 2)
    assert together(list(batches_of_stream(BytesIO(lines), "standard input", ignored))) == together(small)
    assert helped


def test_a_worker_reports_keys_of_an_older_format(helped: list[WorkerPool]) -> None:
    lines = [*(line(f"Boat {number}") for number in range(4000)), line("Last", venue="CVPR 2016")]
    pop_migrated_files()
    assert len(ids(batches_of_stream(BytesIO(b"".join(lines)), "ships.ndjson", ignored))) == 4001
    assert helped
    assert pop_migrated_files() == ["ships.ndjson"]


@pytest.mark.parametrize("victims", [1, 2])
def test_a_killed_worker_is_an_error(helped: list[WorkerPool], victims: int) -> None:
    batches = batches_of_stream(BytesIO(b"".join(line(f"Boat {n}") for n in range(30_000))), "ships.ndjson", ignored)
    next(batches)  # generated here
    next(batches)
    for process in multiprocessing.active_children()[:victims]:
        process.kill()
    with pytest.raises(ImportFailedError) as caught:
        list(batches)
    assert caught.value.message == "ships.ndjson: a process that reads it was ended from outside."
    assert caught.value.hint == "Is there enough memory?"


def test_workers_end_when_the_reader_stops(helped: list[WorkerPool]) -> None:
    batches = batches_of_stream(BytesIO(b"".join(line(f"Boat {n}") for n in range(4000))), "ships.ndjson", ignored)
    next(batches)
    next(batches)
    assert len(multiprocessing.active_children()) == workers.WORKERS
    batches.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("refused", ["Pipe", "Process"])
def test_without_workers_one_process_reads_everything(
    helped: list[WorkerPool], monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    if refused == "Pipe":
        monkeypatch.setattr(multiprocessing, "Pipe", refuse)
    else:
        monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", refuse)
    assert len(ids(batches_of(*(line(f"Boat {n}") for n in range(4000))))) == 4000
    assert not helped


def test_if_one_worker_cannot_start_the_others_are_ended(
    helped: list[WorkerPool], monkeypatch: pytest.MonkeyPatch
) -> None:
    start = multiprocessing.Process.start
    started: list[multiprocessing.Process] = []

    def refuse_the_last(process: multiprocessing.Process) -> None:
        if len(started) == workers.WORKERS - 1:
            raise BlockingIOError("too many processes")
        start(process)
        started.append(process)

    monkeypatch.setattr(multiprocessing.Process, "start", refuse_the_last)
    assert len(ids(batches_of(*(line(f"Boat {n}") for n in range(4000))))) == 4000
    assert len(started) == workers.WORKERS - 1
    assert not any(process.is_alive() for process in started)


def test_workers_know_the_first_sections_and_line_numbers_are_kept(
    helped: list[WorkerPool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "BLOCK_SIZE", 1)
    head = json.dumps({"name": "x", "title": "X", "sections": [{"id": "craft", "title": "Small Craft"}]}).encode()
    batches = batches_of(
        head + b"\n", *(line(f"Boat {n}", "small craft") for n in range(20)), b"no\n", line("Last", "craft")
    )
    assert helped
    assert [section.id for section in sections(batches)] == ["craft"]
    assert len(ids(batches)) == 21
    assert [fault.partition(":")[0] for fault in faults(batches)] == ["ships.ndjson, line 22"]


@pytest.mark.parametrize("size", [1, 7, 1 << 17])
def test_lines_are_not_split_by_blocks(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(workers, "BLOCK_SIZE", size)
    text = line("Sloop") + b"\n\r\n" + line("Brig").replace(b"\n", b"\r\n") + line("Hulk").rstrip()
    assert ids(batches_of(text)) == ["sloop", "brig", "hulk"]
    assert faults(batches_of(text + b"\nno")) == [
        "ships.ndjson, line 6: this is not JSON: expected ident at line 1 column 2."
    ]


@pytest.mark.parametrize("size", [100, 1 << 17])
def test_an_endless_line_is_rejected_without_being_stored(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(workers, "BLOCK_SIZE", size)
    monkeypatch.setattr(workers, "MAX_LINE_BYTES", 5000)
    monkeypatch.setattr(validation, "MAX_LINE_BYTES", 5000)
    batches = batches_of(line("Sloop"), b"x" * 1_000_000 + b"\n", line("Brig"))
    assert ids(batches) == ["sloop", "brig"]
    assert [fault.split(":")[0] for fault in faults(batches)] == ["ships.ndjson, line 2"]
    longest = max(len(block) for block in workers._blocks(BytesIO(b"x" * 1_000_000 + b"\n"), ignored))
    assert longest <= 5000 + 2 * size
