"""How an article is taken apart into paragraphs, points, items and dashes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.consultation.model.act_text import clean, parse, pieces
from tests.unit.consultation.real_acts import FACTS, real_act

COUNTED = [
    (name, kind) for name, facts in FACTS.items() for kind in ("paragraphs", "points") if kind in facts
]
ARTICLE = """(1) Taxa este:
a) de 2 lei:
1. în centru;
2. în piață;
b) de 1 leu, potrivit alin.
(3) din regulament.
(2) Sunt scutiți:
- elevii;
- veteranii.
(2^1) Se plătește la automat."""


def anchors(text: str) -> list[str]:
    """The addresses in links."""
    return [piece.anchor for piece in pieces(text)]


def test_an_address_for_each_piece() -> None:
    """As a link has it, and as people say it."""
    assert anchors(ARTICLE) == [
        *("alin-1", "alin-1-lit-a", "alin-1-lit-a-pct-1", "alin-1-lit-a-pct-2", "alin-1-lit-b"),
        *("alin-2", "", "", "alin-2^1"),
    ]
    assert pieces(ARTICLE)[3].address == "alin. (1) lit. a) pct. 2"
    assert [piece.depth for piece in pieces(ARTICLE)] == [0, 1, 2, 2, 1, 0, 1, 1, 0]


def test_points_of_an_amending_article() -> None:
    """Items hold points where they come first; what is quoted is not taken apart."""
    changes = "Se modifică:\n1. La articolul 5:\na) se abrogă;\n"
    text = changes + "2. Articolul 6 va avea cuprinsul:\n„(1) Text.\n(2) Text.”"
    assert anchors(text) == ["", "pct-1", "pct-1-lit-a", "pct-2"]


def test_the_same_address_twice() -> None:
    """Two paragraphs with one number are two places."""
    assert anchors("(1) A.\n(1) B.") == ["alin-1", "alin-1~2"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(ARTICLE.splitlines())).map("\n".join)))
def test_nothing_of_an_article_is_lost(text: str) -> None:
    """Whatever the text, its pieces are the text, and no two of them have one address."""
    found = pieces(text)
    assert "".join("".join(p.label + p.text for p in found).split()) == "".join(text.split())
    named = [piece.anchor for piece in found if piece.anchor]
    assert len(set(named)) == len(named)


@pytest.mark.parametrize(("name", "kind"), COUNTED)
def test_real_articles(name: str, kind: str) -> None:
    """Paragraphs and points of real acts, counted by hand."""
    text = real_act(name)
    by_number = {article.number: pieces(article.text) for article in parse(clean(text)).articles}
    for number, many in FACTS[name][kind].items():
        assert sum(piece.type == kind.removesuffix("s") for piece in by_number[number]) == many, number
