"""Authors: in the order of citations and of papers, and texts that are none."""

import pytest

from mlcat.importing.fields.authors import authors_of


@pytest.mark.parametrize(
    ("text", "names", "et_al"),
    [
        ("Moss, Ada, and Ben Reed.", ("Ada Moss", "Ben Reed"), False),
        ("Hinton, Geoffrey E., et al.", ("Geoffrey E. Hinton",), True),
        ("Ba, Jimmy Lei, Jamie Kiros, and G. E. Hinton.", ("Jimmy Lei Ba", "Jamie Kiros", "G. E. Hinton"), False),
        ("Moss, Ada and Reed, Ben", ("Ada Moss", "Ben Reed"), False),
        ("Moss, Ada; Reed, Ben; Fern, Cora", ("Ada Moss", "Ben Reed", "Cora Fern"), False),
        ("LeCun, Y., Bengio, Y. and Hinton, G., ", ("Y. LeCun", "Y. Bengio", "G. Hinton"), False),
        ("Le, Quoc V.", ("Quoc V. Le",), False),
        ("G. Hinton et al.", ("G. Hinton",), True),
        ("Moss et al.", ("Moss",), True),
        ("M. Zeiler and R. Fergus", ("M. Zeiler", "R. Fergus"), False),
        ("Jie Zhou, Ganqu Cui, Zhengyan Zhang*.", ("Jie Zhou", "Ganqu Cui", "Zhengyan Zhang"), False),
        ("Ludwig van Beethoven, Ada Moss", ("Ludwig van Beethoven", "Ada Moss"), False),
        ("by Ada Moss", ("Ada Moss",), False),
        ("Ada Moss, In So Kweon, Ben Reed", ("Ada Moss", "In So Kweon", "Ben Reed"), False),
        ("An Wang, Dong In Kim, Yuwei An, Ada Moss, Ben Reed, Cora Fern",
         ("An Wang", "Dong In Kim", "Yuwei An", "Ada Moss", "Ben Reed", "Cora Fern"), False),
        ("Ada Moss, To Eun Kim", ("Ada Moss", "To Eun Kim"), False),
    ],
)  # fmt: skip
def test_names_come_in_their_order_with_the_given_name_in_front(text: str, names: tuple[str, ...], et_al: bool) -> None:
    found = authors_of(text)
    assert found is not None
    assert (found.names, found.et_al) == (names, et_al)


@pytest.mark.parametrize(
    "text",
    [
        "A gentle start", "Machine Learning", "Deep Learning Eve", "Nature 2015", "One", "", "ICML, 2013",
        "Sails, and masts", "In Defense, On Boats", "Ada Moss, On Or", "Ada Moss, In So Kim, An Bo Li", "Ada Moss, An",
        "Ada Moss " * 400, "https://a.org", "New Model,Fast", "Three giants, one book",
    ],
)  # fmt: skip
def test_other_texts_are_no_authors(text: str) -> None:
    assert authors_of(text) is None


def test_one_name_counts_only_where_that_is_wanted() -> None:
    assert authors_of("Ada Moss", alone=False) is None
    assert authors_of("Ada Moss") is not None
