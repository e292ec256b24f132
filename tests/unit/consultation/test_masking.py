"""What is hidden in a text: numbers and addresses by themselves, passages by a moderator."""

import pytest

from services.consultation.model.masking import Span, mask, places

INSULT = "[ascuns: insultă]"


def hidden(text: str, *passages: str) -> str:
    """The text with the passages masked as an insult."""
    spans = [Span(*place, INSULT) for passage in passages for place in places(text, passage)]
    return mask(text, spans)


@pytest.mark.parametrize(
    ("passages", "shown"),
    [
        ((), "Primarul e hoț, sunați la [telefon ascuns]; hoțul știe."),
        (("hoț",), f"Primarul e {INSULT}, sunați la [telefon ascuns]; hoțul știe."),
        (("hoț", "hoțul"), f"Primarul e {INSULT}, sunați la [telefon ascuns]; {INSULT} știe."),
        (("e hoț, sunați la 0722",), f"Primarul {INSULT}; hoțul știe."),
        (("Primarul e", "e hoț"), f"{INSULT}, sunați la [telefon ascuns]; hoțul știe."),
        (("știe.",), f"Primarul e hoț, sunați la [telefon ascuns]; hoțul {INSULT}"),
    ],
)
def test_whole_words_and_whole_numbers(passages: tuple[str, ...], shown: str) -> None:
    """A number is never half shown; what overlaps is one mask."""
    assert hidden("Primarul e hoț, sunați la 0722 123 456; hoțul știe.", *passages) == shown


def test_every_place_of_a_passage_is_found() -> None:
    """Also at the ends of the text, and where it holds signs that mean something in a pattern."""
    assert places("a.b? c a.b?", "a.b?") == [(0, 4), (7, 11)]
    assert places("aab?", "a.b?") == []
