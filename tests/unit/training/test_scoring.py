"""How answers are scored, and which questions are drawn: for any key, answer and seed."""

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from services.training.model.drawing import draw, shuffle
from services.training.model.scoring import Given, Key, Score, points_of, read_number, score

OPTIONS = some.frozensets(some.integers(0, 5))
RIGHT = some.frozensets(some.integers(0, 5), min_size=1)
BANKS = some.lists(some.uuids(), unique=True, max_size=30)
SEEDS = some.integers(0, 2**63 - 1)


@pytest.mark.parametrize(
    ("chosen", "points"),
    [
        ({0, 1, 2}, "3"),
        ({0, 1}, "2"),
        ({0, 1, 5}, "1"),
        ({0, 5}, "0"),
        ({4, 5}, "0"),
        (set(), "0"),
        ({0, 1, 2, 3, 4, 5}, "0"),
    ],
)
def test_each_wrong_option_takes_back_a_right_one(chosen: set[int], points: str) -> None:
    """So choosing all is worth nothing where half of them are right."""
    key = Key("multiple", 3, frozenset({0, 1, 2}))
    assert points_of(key, Given(frozenset(chosen))) == Decimal(points)


def test_parts_of_a_point_are_rounded_once() -> None:
    """To hundredths, for each question."""
    assert points_of(Key("multiple", 1, frozenset({0, 1, 2})), Given(frozenset({0}))) == Decimal("0.33")
    assert points_of(Key("multiple", 1, frozenset({0, 1, 2})), Given(frozenset({0, 1}))) == Decimal("0.67")


@pytest.mark.parametrize(
    ("typed", "points"),
    [("10", 2), ("10,5", 2), ("9.5", 2), ("10.51", 0), ("-10", 0), ("", 0), ("zece", 0), ("NaN", 0)],
)
def test_a_number_is_right_within_its_tolerance(typed: str, points: int) -> None:
    """Also with a comma; what is no number is worth nothing."""
    key = Key("number", 2, frozenset(), Decimal(10), Decimal("0.5"))
    assert points_of(key, Given(number=read_number(typed))) == points


@given(RIGHT, OPTIONS, some.integers(1, 100))
def test_nothing_is_worth_less_than_nothing_or_more_than_all(
    right: frozenset[int], chosen: frozenset[int], points: int
) -> None:
    """And all points are for exactly the right ones."""
    found = points_of(Key("multiple", points, right), Given(chosen))
    assert 0 <= found <= points
    assert (found == points) == (chosen == right)


@given(some.dictionaries(some.uuids(), some.tuples(RIGHT, OPTIONS), max_size=8), some.integers(1, 100))
def test_who_answers_all_right_passes_and_who_answers_nothing_does_not(
    asked: dict[UUID, tuple[frozenset[int], frozenset[int]]], percent: int
) -> None:
    """Whatever the pass mark; per cent are never rounded up to it."""
    keys = {one: Key("multiple", 3, right) for one, (right, _) in asked.items()}
    assert score(keys, {one: Given(key.right) for one, key in keys.items()}).reaches(percent)
    found = score(keys, {one: Given(chosen) for one, (_, chosen) in asked.items()})
    assert found.reaches(percent) == (found.percent >= percent) or not keys
    assert not keys or not score(keys, {}).reaches(percent)


def test_a_hair_below_the_pass_mark_is_below() -> None:
    """59.99 per cent are not 60."""
    assert not Score(Decimal("59.99"), 100).reaches(60)
    assert Score(Decimal("60.00"), 100).reaches(60)


@given(SEEDS, BANKS, some.integers(0, 30), some.randoms())
def test_a_seed_draws_the_same_however_the_bank_is_sorted(
    seed: int, bank: list[UUID], many: int, chance: object
) -> None:
    """No question twice, none from elsewhere, as many as there are at most."""
    found = draw(seed, bank, many)
    mixed = sorted(bank, key=str)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert draw(seed, mixed, many) == found
    assert len(set(found)) == len(found) == min(many, len(bank))
    assert set(found) <= set(bank)


@given(SEEDS, some.uuids(), some.integers(2, 12))
def test_options_are_shuffled_whole(seed: int, question: UUID, many: int) -> None:
    """The same for the same seed."""
    assert sorted(shuffle(seed, question, many)) == list(range(many))
    assert shuffle(seed, question, many) == shuffle(seed, question, many)


def test_seeds_differ() -> None:
    """Neighbours at a desk do not read the same test."""
    bank = [UUID(int=one) for one in range(40)]
    assert len({tuple(draw(seed, bank, 10)) for seed in range(50)}) == 50
