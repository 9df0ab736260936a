"""Styles of text, and characters that are not allowed in it."""

import re

import pytest
from rich.text import Text

from mlcat.render import theme
from mlcat.render.canvas import MAX_WIDTH, MIN_WIDTH, Canvas
from mlcat.render.theme import clean_text, draw, mark_words

STYLES = {name: value for name, value in vars(theme).items() if name.isupper() and isinstance(value, str)}


@pytest.mark.parametrize("style", [*STYLES.values(), *theme.STATUS.values()])
def test_no_style_is_dim_or_has_a_color_unreadable_on_dark_or_light(style: str) -> None:
    assert not {"dim", "yellow", "white", "black", "blink", "conceal"} & set(re.split(r"[ _]", style))
    assert "#" not in style
    assert "bright" not in style


def test_text_is_cleaned_and_not_interpreted_as_markup() -> None:
    hostile = "\x1b[31m[bold]x[/bold]\x07\u202e :smile:\n\x9b2Jy"
    assert clean_text(hostile).plain == "[31m[bold]x[/bold] :smile: 2Jy"
    assert draw(Canvas(60, color=True), clean_text(hostile)) == "[31m[bold]x[/bold] :smile: 2Jy\n"


@pytest.mark.parametrize(
    ("value", "words", "expected"),
    [
        ("Losses for vectors", {"loss"}, ["Losses"]),
        ("Loss, LOSS and lost", {"loss"}, ["Loss", "LOSS"]),
        ("Märtin", {"martin"}, ["Märtin"]),
        ("no match", {"loss"}, []),
        ("no words", set(), []),
    ],
)
def test_words_are_highlighted_in_every_form(value: str, words: set[str], expected: list[str]) -> None:
    styled = mark_words(value, words)
    spans = [styled.plain[span.start : span.end] for span in styled.spans if span.style == theme.MARK]
    assert spans == expected


def test_lines_have_no_trailing_blanks() -> None:
    assert draw(Canvas(40), Text("a   "), Text("  b")) == "a\n  b\n"


def test_color_and_links_are_independent_settings_of_the_canvas() -> None:
    styled = clean_text("x", "red").append_text(theme.address_text("https://x.example/", Canvas(40, links=True)))
    assert "\x1b[31m" in draw(Canvas(40, color=True, links=True), styled)
    assert "\x1b[31m" not in draw(Canvas(40, links=True), styled)
    assert "\x1b]8;" in draw(Canvas(40, links=True), styled)
    assert "\x1b" not in draw(Canvas(40), theme.address_text("https://x.example/", Canvas(40)))


@pytest.mark.parametrize(
    ("message", "width"), [(0, MIN_WIDTH), (-7, MIN_WIDTH), (19, 20), (80, 80), (10**9, MAX_WIDTH)]
)
def test_the_width_of_a_canvas_is_limited_to_what_rich_can_draw(message: int, width: int) -> None:
    assert Canvas(message).width == width


def test_frames_and_dots_use_characters_of_the_encoding() -> None:
    plain = Canvas(unicode=False)
    assert theme.dot(plain).isascii()
    assert str(theme.box(plain)).isascii()
    assert not str(theme.box(Canvas())).isascii()
