"""Text for LaTeX."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcat.citing.latex import escape, protect, to_latex

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("text", "as_latex", "unicode_"),
    [
        ("R&D: 100% of $5_a#b", r"R\&D: 100\% of \$5\_a\#b", r"R\&D: 100\% of \$5\_a\#b"),
        ("a~b^c\\d", r"a\textasciitilde{}b\textasciicircum{}c\textbackslash{}d", None),
        ("{pair}", r"\{pair\}", r"\{pair\}"),
        ("odd}{", r"odd\textbraceright{}\textbraceleft{}", None),
        ("one {", r"one \textbraceleft{}", None),
        ("Jégou, Řehůřek", r"J{\'e}gou, {\v R}eh{\r u}{\v r}ek", "Jégou, Řehůřek"),
        ("García Şakir Krämer", r"Garc{\'i}a {\c S}akir Kr{\"a}mer", "García Şakir Krämer"),
        ("Łódź Straße Ærø Ångström", r"{\L}{\'o}d{\'z} Stra{\ss}e {\AE}r{\o} {\AA}ngstr{\"o}m", None),
        ("Dąbrowski Erdős Māra", r"D{\k a}browski Erd{\H o}s M{\=a}ra", None),
        ("“a” ‘b’ – — …", r"``a'' `b' -- --- \ldots{}", "“a” ‘b’ – — …"),
        ("距離 Поиск", "距離 Поиск", "距離 Поиск"),
        ("ǻ", "ǻ", "ǻ"),  # two accents on a letter
    ],
)
def test_special_and_accented_characters_are_escaped(text: str, as_latex: str, unicode_: str | None) -> None:
    assert to_latex(text) == as_latex
    if unicode_ is not None:
        assert escape(text) == unicode_


@given(st.text(max_size=80))
def test_braces_are_always_balanced(text: str) -> None:
    for made in (escape(text), to_latex(text), protect(text, NONE, to_latex)):
        depth = 0
        for brace in re.findall(r"[{}]", made):
            depth += 1 if brace == "{" else -1
            assert depth >= 0
        assert depth == 0


@pytest.mark.parametrize(
    ("title", "protected"),
    [
        ("FaceNet: A Unified Embedding", "{FaceNet}: A Unified Embedding"),
        ("Search with GPUs", "Search with {GPUs}"),
        ("A class-based TF-IDF procedure", "A class-based {TF-IDF} procedure"),
        ("Deep Metric Learning (A Survey)", "Deep Metric Learning (A Survey)"),
        ("Wav2CLIP and word2vec", "{Wav2CLIP} and word2vec"),
        ("DrLIM, again", "{DrLIM}, again"),
        ("Search at Airbnb, in Python", "Search at {Airbnb}, in {Python}"),
        ("Large-Scale Inference", "Large-Scale Inference"),
        ("(CVPR'06)", "({CVPR'06})"),
        ("A  B", "A  B"),
    ],
)
def test_capitals_to_preserve_are_in_braces(title: str, protected: str) -> None:
    assert protect(title, frozenset({"Airbnb", "Python"}), to_latex) == protected
