"""The score of every hit of some queries and its parts, which show every change of the ranking.

After a change that is meant: `pytest tests/search/scoring --update-golden`, then look at the difference in
scores.txt. What the ranking should do is said by the other tests and by tests/relevance.
"""

from pathlib import Path

import pytest

from mlcat.index.reader import Index
from mlcat.model import Section
from mlcat.search import search

from ..conftest import entry, index_of

GOLDEN = Path(__file__).with_name("scores.txt")
SECTIONS = [Section(id="tools", title="Rigging Tools"), Section(id="data", title="Tide Data")]
ENTRIES = [
    entry("Wave Net", id="wave-net", aliases=("WaveKit",), section="tools", kind="library", tags=("Sail",),
          topics=("waves in shallow water", "fast simulation"), summary="Simulates waves along a coast"),
    entry("Wav2Tide", section="tools", kind="model", topics=("tides from sound",), summary="Hears the tide",
          description="A model that hears the tide in recordings. Compare Wave Net."),
    entry("Harbor Pilot", section="tools", kind="tool", tags=("Sail", "Maps"), topics=("ship routing", "harbor maps"),
          summary="Finds a way into any harbor", description="Routes ships by depth, wind and waves."),
    entry("Harbor Maps", id="hm", section="data", kind="dataset", tags=("Maps",), topics=("depth charts",),
          summary="Charts of a thousand harbors", description="Depth, buoys and lights of every harbor."),
    entry("Tide Tables", section="data", kind="dataset", topics=("tide prediction", "water level"), year=2019,
          summary="Water levels by the hour", description="Measured levels of a thousand gauges since 1900."),
    entry("pytide", section="tools", kind="library", summary="Predicts tides", topics=("tide prediction in Python",)),
    entry("Sailor", section="tools", kind="tool", summary="Plans a journey under sail", topics=("weather routing",)),
    entry("Sail Shapes", section="data", kind="paper", topics=("aerodynamics of sails",), summary="How sails are cut"),
    entry("Chartmaker", section="tools", kind="tool", summary="Draws charts", description="Draws depth and buoys."),
    entry("Counterrevolutions", section="data", summary="Ships of a fleet", topics=("photographs of ships",)),
    *(entry(f"Rope {chr(0x4E00 + n)}", section="data", description="Rope, anchor and wind.") for n in range(12)),
]  # fmt: skip
QUERIES = """
wave net / wavenet / Wave-Net / net wave / wavekit / wave nte / wav2tide / wave / waves / tide / hears tide
harbor / harbour maps / hm / maps harbor / harbor pilt / harber pilto / harbor pil / pilot for a harbor
tide prediction / predict tides with python / tide prediction in python / tide tables 2019 / water levels
counterrevolutoins / counterrevoltion / chart maker / chartmaker tool / best fast simulation of waves / depth buoys
ship routing by depth and wind / dataset / sail dataset / sail library / images of ships / anchor / rope anchor zebra
i want a program that routes my ship into a harbor by depth / sail / sailr / sai / wave net or tide tables / pytides
fast simxlatxon / hears recxrdxng / shallow coast / charts buoys lights / rpoe / rope anchr / pictures of a fleet
"""


@pytest.fixture(scope="module")
def boats() -> Index:
    return index_of(ENTRIES, SECTIONS)


def explained_hits(index: Index, query: str) -> str:
    """The text of a query, with a line for each hit and each of its reasons."""
    result = search(index, query)
    lines = [f"{query}  ({result.total} hits{f', as {result.corrected}' if result.corrected else ''})"]
    for hit in result.hits[:8]:
        lines.append(f"  {hit.score:.5f} {index.row(hit.rowid).id}")
        lines += [
            f"    {match.score:.5f} {match.word} {match.how} {match.matched} {match.field}" for match in hit.reasons
        ]
    return "\n".join(lines) + "\n"


def scores(index: Index) -> str:
    queries = [query.strip() for line in QUERIES.split("\n") for query in line.split("/") if query.strip()]
    return "\n".join(explained_hits(index, query) for query in queries)


def test_every_score_and_its_parts_are_the_recorded_ones(boats: Index, pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--update-golden"):
        GOLDEN.write_text(scores(boats), encoding="utf-8")
    assert scores(boats) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("wave net", "wave-net"),
        ("harbor maps", "hm"),
        ("tide prediction", "tide-tables"),
        ("chart maker", "chartmaker"),
    ],
)
def test_the_method_for_large_catalogs_has_the_same_first_hit(
    boats: Index, as_if_large: None, query: str, first: str
) -> None:
    assert boats.row(search(boats, query).hits[0].rowid).id == first
