"""How two texts of an act are compared."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.consultation.model.act_text import take
from services.consultation.model.act_text.parts import PartType
from services.consultation.model.comparing import ChangeKind, Comparison, Unit, compare, differences
from services.consultation.model.comparing.wording import key_of
from tests.unit.consultation.real_acts import real_act

PARKING = "Parcarea în zona centrală costă {} lei pe oră, iar abonamentul lunar pentru riverani costă {} lei."
CLEANING = "Primăria curăță parcările de zăpadă în cel mult patru ore de la încetarea ninsorii."
GREEN = "Stațiile de reîncărcare a mașinilor electrice au locuri ale lor, marcate cu verde."


def article(number: str, text: str, heading: str = "") -> Unit:
    """An article."""
    return Unit("article", number, "", heading, text)


def kinds(compared: Comparison) -> list[tuple[str, str, str]]:
    """What became of each part: kind, old and new number."""
    return [
        (str(one.kind), one.before.number if one.before else "", one.after.number if one.after else "")
        for one in compared.changes
    ]


def act(name: str) -> list[Unit]:
    """A real act, taken apart."""
    return [
        Unit(str(part.type), part.number, part.label, part.heading, part.text)
        if part.type is not PartType.ARTICLE
        else article(part.number, part.text, part.heading)
        for part in take([real_act(name)]).parts
    ]


def test_words_are_marked() -> None:
    """What was taken out and what was put in, with the rest around."""
    runs = differences(PARKING.format(2, 50), PARKING.format(3, 50))
    assert [(run.kind, run.text) for run in runs] == [
        ("same", "Parcarea în zona centrală costă"),
        ("removed", " 2"),
        ("added", " 3"),
        ("same", " lei pe oră, iar abonamentul lunar pentru riverani costă 50 lei."),
    ]


def test_cedillas_and_lines_make_no_difference() -> None:
    """A text that was typed on an old keyboard and broken otherwise says the same."""
    old = GREEN.replace("ț", "\u0163").replace(" au ", "\nau ")
    assert [run.kind for run in differences(old, GREEN)] == ["same"]
    assert compare([article("1", old)], [article("1", GREEN)]).is_empty


def test_an_article_put_in_moves_the_others() -> None:
    """They are followed by their words, not by their numbers."""
    old = [article("1", PARKING.format(2, 50)), article("2", CLEANING)]
    new = [article("1", GREEN), article("2", PARKING.format(3, 60)), article("3", CLEANING)]
    compared = compare(old, new)
    assert kinds(compared) == [("added", "", "1"), ("changed", "1", "2"), ("moved", "2", "3")]
    assert [change.moved for change in compared.changes] == [False, True, True]
    assert compared.places == {"1": "2", "2": "3"}


def test_an_article_taken_out_is_shown_where_it_stood() -> None:
    """Between its neighbours, and it has no place any more."""
    old = [article("1", PARKING.format(2, 50)), article("2", CLEANING), article("3", GREEN)]
    new = [article("1", PARKING.format(2, 50)), article("2", GREEN)]
    compared = compare(old, new)
    assert kinds(compared) == [("same", "1", "1"), ("removed", "2", ""), ("moved", "3", "2")]
    assert compared.places == {"1": "1", "2": None, "3": "2"}


def test_an_article_at_another_place_is_moved() -> None:
    """The one that jumped, not those over which it jumped."""
    texts = {"1": PARKING.format(2, 50), "2": CLEANING, "3": GREEN}
    old = [article(number, text) for number, text in texts.items()]
    new = [article("3", texts["3"]), article("1", texts["1"]), article("2", texts["2"])]
    assert kinds(compare(old, new)) == [("moved", "3", "3"), ("same", "1", "1"), ("same", "2", "2")]


def test_an_article_written_anew_keeps_its_name() -> None:
    """Under the same heading it is the same article, however its words have changed."""
    old = [article("4", "Se interzice parcarea pe trotuar.", "Interdicții")]
    new = [article("4", "Cine lasă vehiculul pe spațiul verde plătește amendă.", "Interdicții")]
    assert kinds(compare(old, new)) == [("changed", "4", "4")]


def test_a_person_may_say_where_an_article_is() -> None:
    """Against what its words look like; and that it is gone, though something like it is there."""
    old = [article("1", PARKING.format(2, 50)), article("2", CLEANING)]
    new = [article("1", PARKING.format(2, 50)), article("2", GREEN)]
    assert compare(old, new, {"1": None, "2": "2"}).places == {"1": None, "2": "2"}
    assert compare(old, new, {"2": "9"}).places == compare(old, new).places


def test_what_stands_around_is_compared_too() -> None:
    """A chapter's name, a preamble, signatures."""
    old = [Unit("chapter", "", "Capitolul I", "Dispoziții generale", ""), article("1", CLEANING)]
    new = [Unit("chapter", "", "Capitolul II", "Dispoziții generale", ""), article("1", CLEANING)]
    [chapter, _] = compare(old, new).changes
    assert [(run.kind, run.text) for run in chapter.title] == [
        ("same", "Capitolul"),
        ("removed", " I"),
        ("added", " II"),
        ("same", " Dispoziții generale"),
    ]


WORDS = st.lists(st.sampled_from(["a", "b.", "ș", "\u015f", " c", "\n", "de  la", ""]), max_size=40).map(
    " ".join
)


@given(WORDS | st.text(max_size=200), WORDS | st.text(max_size=200))
def test_applying_the_differences_gives_the_new_text(before: str, after: str) -> None:
    """To the letter; and of the old one all that is not blank is there, in order."""
    runs = differences(before, after)
    assert "".join(run.text for run in runs if run.kind != "removed") == after
    old = "".join(run.text for run in runs if run.kind != "added")
    assert key_of("".join(old.split())) == key_of("".join(before.split()))
    assert all(run.text for run in runs)


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """Nothing is marked."""
    assert all(run.kind == "same" for run in differences(text, text))


ARTICLES = st.lists(st.tuples(st.sampled_from("ABC"), WORDS), max_size=7, unique_by=lambda pair: pair[1]).map(
    lambda pairs: [article(str(n), text, name) for n, (name, text) in enumerate(pairs, 1)]
)


@given(ARTICLES, ARTICLES)
def test_nothing_is_lost(old: list[Unit], new: list[Unit]) -> None:
    """Each part of each text stands in the comparison once; the new ones in their order."""
    compared = compare(old, new)
    before = [change.before for change in compared.changes if change.before]
    assert sorted(unit.number for unit in before) == sorted(unit.number for unit in old)
    assert [change.after for change in compared.changes if change.after] == new
    for change in compared.changes:
        after = "".join(run.text for run in change.words if run.kind != "removed")
        assert after == (change.after.text if change.after else "")
    assert compare(old, old).is_empty
    assert set(compared.places) == {unit.number for unit in old}


def test_the_longest_texts_come_to_an_end() -> None:
    """500 articles that have little in common, and one of 60,000 letters, half of them otherwise."""
    random = Random(52)
    old, new = (
        [article(str(n), " ".join(random.choices("abcdefghij", k=200))) for n in range(500)] for _ in range(2)
    )
    assert len(compare(old, new).changes) >= 500
    before, after = (" ".join(random.choices("ab", k=30_000)) for _ in range(2))
    runs = differences(before, after)
    assert "".join(run.text for run in runs if run.kind != "removed") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("lege-2-2024_v2024-01-05.txt", "lege-2-2024_v2024-11-22.txt"),
        ("og-121-1998_v2023-10-21.txt", "og-121-1998_v2024-01-09.txt"),
        ("hotarare-unpir-3-2007_v2017-10-06.txt", "hotarare-unpir-3-2007_v2018-07-02.txt"),
    ],
)
def test_real_acts_are_compared_whole(before: str, after: str) -> None:
    """Two published versions of one act: nothing lost, and neither differs from itself."""
    old, new = act(before), act(after)
    compared = compare(old, new)
    assert [change.after for change in compared.changes if change.after] == new
    assert sum(change.before is not None for change in compared.changes) == len(old)
    assert compare(old, old).is_empty
    assert compare(new, new).is_empty


def test_a_real_republication_is_followed() -> None:
    """OG 121/1998 lost articles and got new numbers: each place as a person reads it in both texts."""
    compared = compare(act("og-121-1998_v2023-10-21.txt"), act("og-121-1998_v2024-01-09.txt"))
    places = compared.places
    moved = {"15": "14", "17": "15", "18": "16", "21": "19", "24": "22", "26": "23"}
    assert {old: places[old] for old in moved} == moved
    assert {old for old, new in places.items() if new is None} >= {"14", "16", "25", "27", "28", "29", "30"}
    same = [change for change in compared.changes if change.kind is ChangeKind.SAME]
    assert {change.before.number for change in same if change.before} >= {"1", "3", "10"}


def test_a_real_paragraph_that_came_is_shown() -> None:
    """Law 2/2024 got a paragraph (3) in article 7, and is the same in all but that and article 3."""
    compared = compare(act("lege-2-2024_v2024-01-05.txt"), act("lege-2-2024_v2024-11-22.txt"))
    changed = [change for change in compared.changes if change.kind is not ChangeKind.SAME]
    assert [change.before.number for change in changed if change.before] == ["3", "7"]
    [added] = [run for run in changed[1].words if run.kind == "added"]
    assert added.text.strip().startswith("(3) Fără a contraveni prevederilor prezentului articol")
