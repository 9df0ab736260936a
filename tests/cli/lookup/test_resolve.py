"""Resolves the name of an entry, which must be unambiguous."""

import pytest

from cli.conftest import Mlcat
from mlcat.cli.lookup.resolve import resolve_entry
from mlcat.constraints import MAX_URL
from mlcat.errors import NotFoundError
from mlcat.index.reader import Index
from mlcat.search.weights import MAX_QUERY_LENGTH


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("everything", "everything"),
        ("EVERYTHING", "everything"),
        (" everything ", "everything"),
        ("Everything Kit", "everything"),
        ("everything-kit", "everything"),
        ("EvKit", "everything"),
        ("ev kit", "everything"),
        ("all sorts", "everything"),
        ("beacon", "beacon"),  # an id before the title that two have
        ("beacon-south", "beacon-south"),
        ("Поиск", "poisk-lib"),
        ("距離学習 atlas", "atlas"),
        ("Märtin", "martin"),
        ("martin", "martin"),
        ("c++", "cpp"),
        ("C#", "csharp"),
        ("Node.js", "node"),
        ("oddities:everything", "everything"),
        ("Catalog of Oddities:Everything", "everything"),
    ],
)
def test_an_id_takes_precedence_over_a_title_and_a_title_over_an_alias(small: Index, name: str, entry: str) -> None:
    assert resolve_entry([small], name).row.id == entry


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("lighthouse", "'lighthouse' is the name of 2 entries. Did you mean 'beacon' or 'beacon-south'?"),
        ("beakon", "no entry 'beakon'. Did you mean 'beacon' or 'beacon-south'?"),
        ("nosuchthing", "no entry 'nosuchthing'. Search for it: `mlcat search nosuchthing`."),
        ("", "no entry ''. `mlcat list` lists all entries."),
        ("other:everything", None),
        ("oddities:Everything Kit", None),
    ],
)
def test_an_uncertain_match_is_suggested_and_not_used(small: Index, name: str, message: str | None) -> None:
    with pytest.raises(NotFoundError) as raised:
        resolve_entry([small], name)
    assert message is None or str(raised.value) == message


@pytest.mark.parametrize("command", ["show", "open --print", "cite", "remove --yes"])
def test_an_address_is_found_at_any_length_that_an_entry_may_have(mlcat: Mlcat, stored, command: str) -> None:
    longest = "https://example.org/".ljust(MAX_URL, "x")
    others = [{"title": f"Other{length}", "url": longest[:length]} for length in (MAX_QUERY_LENGTH, MAX_URL - 1)]
    stored("mine", [{"title": "Sloop", "url": longest}, *others])
    assert mlcat([*command.split(), longest]).code == 0
    assert mlcat([*command.split(), longest[: MAX_QUERY_LENGTH - 1]]).code == 1


def test_suggestions_have_the_catalog_only_if_the_id_is_ambiguous(mlcat: Mlcat, stored) -> None:
    stored("mine", [{"title": "Faissa", "id": "faiss"}])
    assert mlcat("show fais").err.endswith("Did you mean 'metric-learning:faiss' or 'mine:faiss'?\n")
    assert mlcat("show cliq").err.endswith("Did you mean 'clip', 'wav2clip' or 'clip-paper'?\n")


def test_an_id_in_two_catalogs_is_suggested_with_both_catalogs(mlcat: Mlcat, stored) -> None:
    stored("mine", [{"title": "FAISS", "id": "faiss"}])

    answer = mlcat("show faiss --plain")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "mlcat: 'faiss' is the name of 2 entries.\nDid you mean 'metric-learning:faiss' or 'mine:faiss'?\n"
    )
    assert mlcat("show mine:faiss --plain").out.startswith("mine:faiss\tFAISS\tShelf\t")
    assert mlcat("show faiss -c mine --plain").out.startswith("mine:faiss\tFAISS\tShelf\t")


def test_at_most_three_entries_are_suggested(mlcat: Mlcat, stored) -> None:
    stored("mine", [{"title": f"Lantern {letter}", "id": f"lantern-{letter}"} for letter in "abcde"])
    assert mlcat("show lanterm -c mine").err == (
        "mlcat: no entry 'lanterm'.\nDid you mean 'lantern-a', 'lantern-b' or 'lantern-c'?\n"
    )


class TestTwoEntriesOfOneTitle:
    """Neither of two entries with one title is silently chosen."""

    @pytest.fixture(autouse=True)
    def _two(self, stored) -> None:
        stored(
            "mine",
            [
                {"title": "dust", "id": "dust", "url": "https://example.org/disk"},
                {"title": "Dust", "id": "dust-2", "url": "https://example.org/templates"},
                {"title": "Lamp", "id": "lamp-1", "url": "https://example.org/lamp-1"},
                {"title": "Lamp", "id": "lamp-2", "url": "https://example.org/lamp-2"},
            ],
        )

    @pytest.mark.parametrize("command", ["show", "open --print", "cite"])
    def test_an_id_selects_its_entry_and_a_note_names_the_other(self, mlcat: Mlcat, command: str) -> None:
        answer = mlcat(f"{command} dust")
        assert answer.code == 0
        assert answer.err.splitlines()[0] == "'dust' is also the name of 'dust-2'."

    @pytest.mark.parametrize("name", ["dust-2", "mine:dust"])
    def test_a_unique_name_needs_no_note(self, mlcat: Mlcat, name: str) -> None:
        assert mlcat(["open", "--print", name]).err == ""

    def test_a_shared_title_suggests_both_entries(self, mlcat: Mlcat) -> None:
        for command in ("show", "open"):
            assert mlcat(f"{command} lamp").err == (
                "mlcat: 'lamp' is the name of 2 entries.\nDid you mean 'lamp-1' or 'lamp-2'?\n"
            )

    def test_a_different_entry_in_another_catalog_is_named(self, mlcat: Mlcat, stored) -> None:
        stored(
            "other",
            [
                {"title": "Dust", "id": "dust-rs", "url": "https://example.org/rust"},
                {"title": "Dust", "id": "du", "url": "https://example.org/disk/"},
            ],
        )
        assert mlcat("open dust --print").err == "'dust' is also the name of 'dust-2' and 'dust-rs'.\n"


class TestNamesThatDifferInMarks:
    """A name that is typed as it is written is that entry, although the names without marks are the same."""

    @pytest.fixture(autouse=True)
    def _similar(self, stored) -> None:
        titles = ["NeRF", "NeRF++", "Yolo!", "YOLO", "Node.js", "nodejs", "Café", "Cafe", "Ship*", "Ship"]
        entries = [{"title": title, "url": f"https://example.org/{n}"} for n, title in enumerate(titles)]
        stored("mine", [entry | {"id": f"x{n}"} for n, entry in enumerate(entries)])
        stored("ids", [{"title": "Boat", "id": "boat", "url": "https://example.org/b"},
                       {"title": "Boat++", "id": "boat-2", "url": "https://example.org/c"}])  # fmt: skip

    @pytest.mark.parametrize(
        ("name", "title"),
        [("nerf++", "NeRF++"), (" NERF ", "NeRF"), ("yolo!", "Yolo!"), ("yolo", "YOLO"), ("node.js", "Node.js"),
         ("NodeJS", "nodejs"), ("CAFÉ", "Café"), ("cafe", "Cafe"), ("ship*", "Ship*"), ("boat++", "Boat++"),
         ("Boat", "Boat")],
    )  # fmt: skip
    def test_the_title_as_typed_is_chosen(self, mlcat: Mlcat, name: str, title: str) -> None:
        assert mlcat(["show", name, "--plain"]).out.split("\t")[1] == title

    @pytest.mark.parametrize(
        ("name", "title"), [("nerf++", "NeRF++"), ("nerf", "NeRF"), ("ship*", "Ship*"), ("boat++", "Boat++")]
    )
    def test_it_is_the_first_hit(self, mlcat: Mlcat, name: str, title: str) -> None:
        assert mlcat(["search", name, "--plain"]).out.split("\t")[1] == title

    @pytest.mark.parametrize("name", ["nerf++", "Yolo!", "boat++"])
    def test_names_without_the_marks_are_not_named_in_a_note(self, mlcat: Mlcat, name: str) -> None:
        assert mlcat(["open", name, "--print"]).err == ""

    def test_a_name_is_ambiguous_if_no_entry_is_written_like_it(self, mlcat: Mlcat) -> None:
        assert "'nerf!' is the name of 2 entries." in mlcat(["show", "nerf!"]).err
