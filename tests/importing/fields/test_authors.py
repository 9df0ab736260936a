"""Authors in the order of citations and of papers, and texts that are not authors."""

import pytest

from mlcat.importing.fields.authors import Authors, authors_and_year_of, authors_of


@pytest.mark.parametrize(
    ("text", "names", "et_al"),
    [
        ("Moss, Ada, and Ben Reed.", ("Ada Moss", "Ben Reed"), False),
        ("Hinton, Geoffrey E., et al.", ("Geoffrey E. Hinton",), True),
        ("Ba, Jimmy Lei, Jamie Kiros, and G. E. Hinton.", ("Jimmy Lei Ba", "Jamie Kiros", "G. E. Hinton"), False),
        ("Moss, Ada and Reed, Ben", ("Ada Moss", "Ben Reed"), False),
        ("Ada Moss, Ben Reed; Cora Fern, Dee Wood", ("Ada Moss", "Ben Reed", "Cora Fern", "Dee Wood"), False),
        ("Xon Moss, Ben Reed", ("Xon Moss", "Ben Reed"), False),
        ("Moss, Ada; Reed, Ben; Fern, Cora", ("Ada Moss", "Ben Reed", "Cora Fern"), False),
        ("LeCun, Y., Bengio, Y. and Hinton, G., ", ("Y. LeCun", "Y. Bengio", "G. Hinton"), False),
        ("Le, Quoc V.", ("Quoc V. Le",), False),
        ("G. Hinton et al.", ("G. Hinton",), True),
        ("Moss et al.", ("Moss",), True),
        ("Or Honovich et al", ("Or Honovich",), True),
        ("Deep Ganguli et al.", ("Deep Ganguli",), True),
        ("M. Zeiler and R. Fergus", ("M. Zeiler", "R. Fergus"), False),
        ("Jie Zhou, Ganqu Cui, Zhengyan Zhang*.", ("Jie Zhou", "Ganqu Cui", "Zhengyan Zhang"), False),
        ("Ludwig van Beethoven, Ada Moss", ("Ludwig van Beethoven", "Ada Moss"), False),
        ("by Ada Moss", ("Ada Moss",), False),
        ("Ada Moss, In So Kweon, Ben Reed", ("Ada Moss", "In So Kweon", "Ben Reed"), False),
        ("An Wang, Dong In Kim, Yuwei An, Ada Moss, Ben Reed, Cora Fern",
         ("An Wang", "Dong In Kim", "Yuwei An", "Ada Moss", "Ben Reed", "Cora Fern"), False),
        ("Ada Moss, To Eun Kim", ("Ada Moss", "To Eun Kim"), False),
        ("Ada Moss, Cy de Oak d'Arbre, Ben Reed", ("Ada Moss", "Cy de Oak d'Arbre", "Ben Reed"), False),
        ("Ada Moss, Jean l’Arbre", ("Ada Moss", "Jean l’Arbre"), False),
        ("Ada Moss, Dev nath Rao, Ben Reed", ("Ada Moss", "Dev nath Rao", "Ben Reed"), False),
    ],
)  # fmt: skip
def test_names_are_in_order_with_the_given_name_first(text: str, names: tuple[str, ...], et_al: bool) -> None:
    authors = authors_of(text)
    assert authors is not None
    assert (authors.names, authors.et_al) == (names, et_al)


@pytest.mark.parametrize(
    "text",
    [
        "A gentle start", "Machine Learning", "Deep Learning Eve", "Deep Learning et al.", "Nature 2015", "One", "",
        "ICML, 2013", "A Gentle Network", "Ada Moss, Ben Reed, de", "Ada Moss, In Network Kim",
        "Sails, and masts", "In Defense, On Boats", "Ada Moss, On Or", "Ada Moss, In So Kim, An Bo Li",
        "Ada Moss, An", "Ada Moss, Ben Reed, Tall new Trees", "Ada Moss, Ben Reed, Rao dev nath rig",
        "Ada Moss, Ben Reed, Trees x2 Boats",
        "Ada Moss " * 400, "https://a.org", "New Model,Fast", "Three giants, one book",
    ],
)  # fmt: skip
def test_other_texts_are_not_authors(text: str) -> None:
    assert authors_of(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Moss, Ada Bea, and Reed, Ben", ("Ada Bea Moss", "Ben Reed")),
        ("van Gogh, Vincent, Ben Reed", ("Vincent van Gogh", "Ben Reed")),
        ("Moss, Ada Bea, Ben Reed", ("Ada Bea Moss", "Ben Reed")),
        ("Moss, Ada Bea de la, Ben Reed", ("Ada Bea de la Moss", "Ben Reed")),
        ("Moss, Ada Bea Cora, Ben Reed", ("Moss", "Ada Bea Cora", "Ben Reed")),
        ("Moss, Ada Bea Cora", ("Moss", "Ada Bea Cora")),
        ("Moss, A. B. C., Ben Reed", ("A. B. C. Moss", "Ben Reed")),
        ("Moss, Reed, Fern", ("Moss", "Reed", "Fern")),
        ("Moss, Ada", ("Ada Moss",)),
        ("Moss, A., Reed, B., Fern", ("A. Moss", "B. Reed", "Fern")),
        ("Moss, A, Reed, B. C", ("A. Moss", "B. C. Reed")),
        ("Moss, Ada B, Reed, C.", ("Ada B. Moss", "C. Reed")),
        ("Moss, AdaB, Ben Reed", ("AdaB Moss", "Ben Reed")),
        ("Moss, ADA, Ben Reed", ("ADA Moss", "Ben Reed")),
        ("Moss, J.-P., Ben Reed", ("J.-P. Moss", "Ben Reed")),
        ("Ada Moss, Ben Reed", ("Ada Moss", "Ben Reed")),
    ],
)  # fmt: skip
def test_commas_separate_names_or_family_and_given_names(text: str, names: tuple[str, ...]) -> None:
    assert authors_of(text) == Authors(names)


@pytest.mark.parametrize("joint", [", and ", ", & ", "; ", "、", "，", "·", " and ", " & ", " und ", " u. ", ", "])
def test_names_are_separated_by_commas_and_words(joint: str) -> None:
    assert authors_of(f"Xia Moss{joint}Ben Rexx", accept_single=False) == Authors(("Xia Moss", "Ben Rexx"))


@pytest.mark.parametrize("mark", ["*", "†", "‡", "§", "¹", "²", "^1", "#", ".", ":", ")"])
def test_footnotes_and_punctuation_are_not_part_of_a_name(mark: str) -> None:
    assert authors_of(f"Ada Moss, Ben Reed{mark}") == Authors(("Ada Moss", "Ben Reed"))


@pytest.mark.parametrize("front", ["by ", "By ", "Author: ", "authors: ", "作者： "])
def test_words_that_introduce_authors_are_not_part_of_a_name(front: str) -> None:
    assert authors_of(f"{front}Ada Moss") == Authors(("Ada Moss",))


@pytest.mark.parametrize("more", [" et al.", ", et al", " et. al.", " and others", "等", "…", "...", ", ...", " ...."])
def test_more_authors_are_noted(more: str) -> None:
    assert authors_of(f"Ada Moss, Ben Reed{more}") == Authors(("Ada Moss", "Ben Reed"), et_al=True)


def test_the_text_has_at_most_3000_characters_and_a_name_45() -> None:
    text = "Adaaa Moss" + ", Ada Moss" * 299
    assert len(text) == 3000
    assert authors_of(text) == Authors(("Adaaa Moss", *["Ada Moss"] * 299))
    assert authors_of(f"A{text}") is None
    name = f"Ada M{'m' * 19}-O{'o' * 19}"
    assert len(name) == 45
    assert authors_of(name) == Authors((name,))
    assert authors_of(f"{name}o") is None


@pytest.mark.parametrize(
    "name", ["Ada Bea Cora Dee Moss", "D'Arcy Moss-Reed", "Ada de la Moss", "J.-P. Moss", "Ada Moss Jr."]
)
def test_a_name_has_up_to_five_words_in_capitals_and_particles(name: str) -> None:
    assert authors_of(f"{name}, Ben Reed") == Authors((name, "Ben Reed"))


@pytest.mark.parametrize(
    "text", ["Ada Bea Cora Dee Eve Moss", "ada moss", "Ada moss", "de la", "Ada M0ss", "Ada Network"]
)
def test_other_words_are_not_a_name(text: str) -> None:
    assert authors_of(text) is None


def test_at_most_half_of_the_names_may_have_common_words() -> None:
    assert authors_of("Ada Moss, In So Kim") == Authors(("Ada Moss", "In So Kim"))
    assert authors_of("Ada Moss, In So Kim, An Bo Li") is None
    assert authors_of("Ada Moss, In So Kim, An Bo Li, Ben Reed") is not None
    assert authors_of("Ada Moss, Ben Reed, In On") is None


def test_a_single_name_is_accepted_only_on_request() -> None:
    assert authors_of("Ada Moss", accept_single=False) is None
    assert authors_of("Ada Moss") is not None


@pytest.mark.parametrize(
    "text",
    ["SIGGRAPH Asia", "Random Under-sampling", "A Moss", "An Oak", "The Reeds",
     "帆船的桅杆很高也很结实 桅杆", "帆船Sail 桅杆", "Feature Pyramid", "Ada MOSS"],
)  # fmt: skip
def test_a_single_name_has_no_acronym_and_no_technical_term(text: str) -> None:
    assert authors_of(text) is None


@pytest.mark.parametrize(
    "text",
    ["Dong-hyun Moss", "Ada-Linda Moss", "Ada XIV", "A. Moss", "Ada MO", "Ada M.O.S.S.", "BOAT Team", "BOAT Lab",
     "独立行政法人 情報処理推進機構", "Moss et al."],
)  # fmt: skip
def test_other_single_names_are_authors(text: str) -> None:
    assert authors_of(text) is not None


def test_names_in_a_list_may_be_in_capitals() -> None:
    assert authors_of("Ada MOSS, Ben REED") == Authors(("Ada MOSS", "Ben REED"))


@pytest.mark.parametrize(
    ("text", "names", "et_al", "year"),
    [
        ("Moss (1986)", ("Moss",), False, 1986),
        ("Moss, Reed (1986)", ("Moss", "Reed"), False, 1986),
        ("Moss, Reed and von Oak, 2012a", ("Moss", "Reed", "von Oak"), False, 2012),
        ("Moss et al (1986)", ("Moss",), True, 1986),
        ("Moss et al., 2015", ("Moss",), True, 2015),
        ("A, B, C, D, E, Moss (1986)", None, False, 0),
        ("Ada, Ben, Cy, Dan, Eve, Moss (1986)", ("Ada", "Ben", "Cy", "Dan", "Eve", "Moss"), False, 1986),
        ("Ada, Ben, Cy, Dan, Eve, Fay, Moss (1986)", None, False, 0),
        ("Spärck Oak, von der Reed (1986)", ("Spärck Oak", "von der Reed"), False, 1986),
        ("Very Tall Moss (1986)", None, False, 0),
        ("ROOTS (1986)", None, False, 0),
        ("Deep (1986)", None, False, 0),
        ("Moss (86)", None, False, 0),
        ("Moss 1986", None, False, 0),
        ("Moss et al 1986", ("Moss",), True, 1986),
        ("Moss (1986) rich", None, False, 0),
        ("Moss1986", None, False, 0),
        ("(1986)", None, False, 0),
        ("", None, False, 0),
    ],
)
def test_a_reference_has_family_names_and_a_year(
    text: str, names: tuple[str, ...] | None, et_al: bool, year: int
) -> None:
    assert authors_and_year_of(text) == (None if names is None else (Authors(names, et_al), year))
