"""Definition lists."""

from importing.lists.support import only


def test_a_term_and_its_definition_are_one_entry() -> None:
    entry = only("<dl><dt><a href='https://a.org'>Sloop</a></dt><dd>One mast.</dd></dl>")
    assert (entry.title, entry.description) == ("Sloop", "One mast.")
