"""What a proposed text changes, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.portal.differences import changes, difference

TEXTS = st.text(alphabet="ab șş\n", max_size=60)


@pytest.mark.usefixtures("in_romania")
def test_a_difference_says_what_was_taken_out_and_put_in() -> None:
    """Whoever cannot see colours hears the words."""
    shown = difference("cel mult două ore", "cel mult trei ore")
    assert shown == (
        'cel mult <del><span class="visually-hidden">scos: </span>două</del>'
        '<ins><span class="visually-hidden">adăugat: </span>trei</ins> ore'
    )


@pytest.mark.usefixtures("in_romania")
def test_nothing_that_people_write_is_markup() -> None:
    """Texts are escaped on every way into a page."""
    assert "<script>" not in difference("a", "<script>alert(1)</script>")


@given(TEXTS, TEXTS)
def test_nothing_is_lost(before: str, after: str) -> None:
    """Put together, the stretches are both texts again."""
    found = changes(before, after)
    assert ("".join(old for _, old, _ in found), "".join(new for _, _, new in found)) == (before, after)


@given(TEXTS)
def test_a_text_beside_itself_has_no_changes(text: str) -> None:
    """Whatever it is."""
    assert [what for what, _, _ in changes(text, text)] in ([], ["equal"])


def test_words_not_letters() -> None:
    """A changed ending is a changed word; a small word between two changes goes with them."""
    assert changes("Taxa este mică.", "Taxele este mică.")[0] == ("replace", "Taxa", "Taxele")
    assert changes("o zi de luni", "trei ore de marți") == [("replace", "o zi de luni", "trei ore de marți")]


def test_blanks_and_cedillas_are_no_changes() -> None:
    """As people paste texts: with other blanks and the old letters."""
    assert [what for what, _, _ in changes("staţii  pentru\nţară", "stații pentru țară")] == ["equal"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 30_000, "a b " * 5_000),
        ("\n".join(f"w{n % 7} x" for n in range(8_000)), "\n".join(f"w{n % 5} y" for n in range(3_000))),
    ],
)
def test_what_costs_too_much_is_not_compared_word_by_word(before: str, after: str) -> None:
    """Sixty thousand letters of the same few words stand as taken out and put in."""
    assert len(changes(before, after)) < 10


def test_one_word_in_a_long_article_is_found() -> None:
    """What both begin and end with costs nothing."""
    words = [f"cuvântul {n % 50} al" for n in range(3_000)]
    after = " ".join([*words[:1_500], "nou", *words[1_500:]])
    changed = [change for change in changes(" ".join(words), after) if change[0] != "equal"]
    assert len(changed) == 1
    assert changed[0][2].strip() == "nou"
