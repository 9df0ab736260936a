"""The browser with these services: complete screens."""

from dataclasses import replace
from pathlib import Path

import pytest
from browse.support import Browser

from mlcat.browse.state import (
    LoadPreview,
    PreviewLoaded,
)

GOLDEN = Path(__file__).parents[2] / "browse" / "golden"


@pytest.mark.parametrize(
    ("name", "size", "events"),
    [
        ("three-catalogs", (80, 14), ("end", "up")),
        ("three-catalogs-filters", (80, 14), ("c-f", "down", "tab")),
        ("three-catalogs-query", (80, 14), (" faiss",)),
        ("query-filters", (80, 14), (" tag:Wool -kind:tool",)),
        ("query-unfinished", (80, 14), (" loom tag:W",)),
    ],
)
def test_a_screen_of_three_catalogs_is_the_golden_file(request, services, stored, name, size, events):
    stored(
        "yarn",
        [{"title": "Ball winder", "id": "winder", "tags": ["Wool", "Silk"]}, {"title": "Niddy noddy", "id": "niddy"}],
    )
    browser = Browser(*size)
    own_services = services()
    browser.answer = lambda effect: _answered(own_services, effect)  # type: ignore[method-assign]
    browser.state = replace(browser.state, total=own_services.total)
    frame = browser.do(" x", "backspace", *events).frame()
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(frame, encoding="utf-8")
    assert frame == path.read_text(encoding="utf-8")


def _answered(services, effect):
    if isinstance(effect, LoadPreview):
        page = services.page(effect.reference, effect.columns, color=False)
        return PreviewLoaded(effect.reference, tuple((("", line),) for line in page.splitlines()))
    return services.answer(effect)


def test_a_query_is_answered_and_selects_its_first_hit(services):
    """A browser on these services, with effects answered at once."""
    browser = Browser()
    browser.answer = services("metric-learning").answer  # type: ignore[method-assign]
    browser.do(" faiss")
    assert browser.state.current is not None
    assert browser.state.current.reference == "faiss"
