"""Labels before facts, and the fields that they name."""

import pytest

from mlcat.importing.fields.field_labels import field_of, split_label


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("License", "license"), ("Written in", "language"), ("Category", "tags"), ("Authors", "authors"),
        ("Venue", "venue"), ("Website", "links"), ("Description", "description"), ("Screenshots", "ignored"),
        ("许可证", "license"), ("公開年", "year"), ("ライセンス", "license"), ("论文地址", "links"),
        ("Autores", "authors"), ("Estado", "status"), ("Type", "tags"), ("Type of license", "license"),
        ("Type de Licence", "license"), ("Site Web", "links"), ("Commande Linux d'installation", "install"),
        ("Published in", "venue"), ("Published", "year"), ("Publication year", "year"), ("Pub.", "venue"),
        ("ID", "ignored"), ("분류", "tags"), ("설명", "description"), ("サイト", "links"), ("сайт", "links"),
        ("الرابط", "links"),
        ("Masts", None), ("", None),
        ("license of the ship", None), ("the license of", "license"),
    ],
)  # fmt: skip
def test_a_label_announces_a_field(label: str, field: str | None) -> None:
    assert field_of(label) == field


def test_a_label_is_split_from_its_value() -> None:
    assert split_label("License: MIT") == ("License", "license", "MIT")
    assert split_label("**Website**：https://a.org") == ("Website", "links", "https://a.org")
    assert split_label("License：MIT") == ("License", "license", "MIT")
    assert split_label("Masts: one") is None
    assert split_label("It has one mast") is None


@pytest.mark.parametrize("symbol", ["📅 ", "🏛️ ", "• ", "* 📑 **", "⚙️"])
def test_symbols_before_a_label_say_nothing(symbol: str) -> None:
    assert split_label(f"{symbol}Date: July 2026") == ("Date", "year", "July 2026")


@pytest.mark.parametrize(
    "text", ["[Date: 2026", "(Date: 2026)", "- Date: 2026", '"Date: 2026', "@date: 2026", "/Date: 2026"]
)
def test_other_signs_before_a_word_make_it_no_label(text: str) -> None:
    assert split_label(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("Key: [sails], [old knots]", "[sails], [old knots]"), ("🔑 Key: [sails]", "[sails]"), ("Key: []", None),
     ("Key: [sails], knots", None), ("Key: sails", None), ("Key: [sails] knots", None), ("Key:", None)],
)  # fmt: skip
def test_any_label_before_terms_in_square_brackets_announces_tags(text: str, value: str | None) -> None:
    assert split_label(text) == (("Key", "tags", value) if value else None)
