"""An act as one list of parts, and what a clerk does to it."""

from typing import Any

import pytest

from services.portal import act_parts

pytestmark = pytest.mark.usefixtures("in_romania")
ACT: dict[str, Any] = {
    "articles": [
        {"number": "1", "heading": "", "text": "Unu.", "pieces": []},
        {"number": "2", "heading": "Doi", "text": "(1) A.\n(2) B.", "pieces": []},
    ],
    "frame": [
        {"type": "preamble", "label": "", "heading": "", "text": "În temeiul", "before": "1"},
        {"type": "chapter", "label": "Capitolul II", "heading": "Taxe", "text": "", "before": "2"},
        {"type": "conclusions", "label": "", "heading": "", "text": "Primar", "before": None},
    ],
}
PARTS = act_parts.parts_of(ACT)


def names(parts: list[dict[str, Any]]) -> list[str]:
    """Numbers of articles, types of the rest."""
    return [part["number"] or part["type"] for part in parts]


def test_the_act_in_the_order_in_which_it_is_read() -> None:
    """Each part stands where it stood, and goes back to where it came from."""
    assert names(PARTS) == ["preamble", "1", "chapter", "2", "conclusions"]
    body = act_parts.as_body(PARTS)
    assert body["frame"] == ACT["frame"]
    assert [article["number"] for article in body["articles"]] == ["1", "2"]


def test_moving_and_taking_part() -> None:
    """A part moves one place; beyond the ends nothing moves."""
    assert names(act_parts.moved(PARTS, 3, -1)) == ["preamble", "1", "2", "chapter", "conclusions"]
    assert act_parts.moved(PARTS, 0, -1) == PARTS


def test_joining_keeps_every_word() -> None:
    """The label and the name become words of the part before."""
    joined = act_parts.joined(act_parts.moved(PARTS, 3, -1), 2)
    assert joined[1]["text"] == "Unu.\nArt. 2 Doi\n(1) A.\n(2) B."


def test_dividing() -> None:
    """The second half is an article of its own, with a number that is free."""
    divided = act_parts.divided(PARTS, 3, PARTS[3]["text"].index("(2)"))
    assert names(divided) == ["preamble", "1", "chapter", "2", "2^1", "conclusions"]
    assert (divided[3]["text"], divided[4]["text"]) == ("(1) A.", "(2) B.")
    assert act_parts.divided(PARTS, 3, 0) == PARTS


def test_what_another_clerk_has_changed() -> None:
    """By article; what stands around them as one thing."""
    seen = act_parts.seen(PARTS)
    other = [*PARTS[1:3], {**PARTS[3], "text": "Altul."}, {**PARTS[3], "number": "3"}]
    assert act_parts.changed_since(seen, PARTS) == []
    assert act_parts.changed_since(seen, other) == [("2", "changed"), ("3", "added"), ("around", "changed")]
    assert act_parts.changed_since(seen, PARTS[:3] + PARTS[4:]) == [("2", "removed")]


@pytest.mark.parametrize(
    ("number", "said"),
    [("2^1", "2^1"), ("A1/2", "2 din anexa nr. 1"), ("A/2", "2 din anexă"), ("5~2", "5 (apare a 2-a oară)")],
)
def test_a_number_as_people_say_it(number: str, said: str) -> None:
    """No page shows how numbers are kept."""
    assert act_parts.spoken(number) == said


@pytest.mark.parametrize(
    ("articles", "said"),
    [([], "Proiectul întreg"), (["A1/2"], "Art. 2 din anexa nr. 1"), (["2", "5"], "Art. 2, art. 5")],
)
def test_what_a_recommendation_is_on(articles: list[str], said: str) -> None:
    """As people say it."""
    assert act_parts.on_what({"articles": articles}) == said
