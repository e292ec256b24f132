"""Which part of the new text is which of the old one: by its words first, then by its number and name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from services.consultation.model.comparing.units import ARTICLE, Unit
from shared.plain_text import plain

ALIKE = 0.5  # of their pairs of words in common: the same article, wherever it stands
SAME_NUMBER = 0.15  # with the number or the name in common so much is enough
BONUS = 0.1
COMMON = 20  # pairs of words that more parts than these have tell none of them from the others
LOOKED_AT = 8
Ranked = tuple[float, int, int, int]


@dataclass(frozen=True)
class _Sign:
    """What a unit is recognised by: its pairs of words, and its name."""

    pairs: frozenset[tuple[str, str]]
    words: str
    name: str

    @classmethod
    def of(cls, unit: Unit) -> "_Sign":
        words = plain(unit.text).split()
        pairs = zip(["", *words], [*words, ""], strict=True)
        return cls(
            frozenset(pairs) if words else frozenset(), " ".join(words), plain(unit.heading or unit.label)
        )


def likeness(one: _Sign, other: _Sign) -> float:
    """How much two have in common, from 0 to 1 (Dice)."""
    whole = len(one.pairs) + len(other.pairs)
    return 2 * len(one.pairs & other.pairs) / whole if whole else 0.0


@dataclass
class _Matching:
    """Pairs as they are found: place in the old text to place in the new one."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    pairs: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    barred: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.old_signs = [_Sign.of(unit) for unit in self.old]
        self.new_signs = [_Sign.of(unit) for unit in self.new]

    def join(self, before: int, after: int) -> None:
        if before not in self.pairs and before not in self.barred and after not in self.taken:
            self.pairs[before] = after
            self.taken.add(after)

    def told(self, known: Mapping[str, str | None]) -> None:
        """What a person said: this article is now that one, or is gone."""
        places = {unit.number: place for place, unit in enumerate(self.new) if unit.number}
        for before, unit in enumerate(self.old):
            if unit.type != ARTICLE or unit.number not in known:
                continue
            after = places.get(known[unit.number] or "")
            if after is not None:
                self.join(before, after)
            elif known[unit.number] is None:
                self.barred.add(before)

    def identical(self) -> None:
        """The same words; where they stand several times, in their order."""
        where: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for after, (unit, sign) in enumerate(zip(self.new, self.new_signs, strict=True)):
            if after not in self.taken and (sign.words or sign.name):
                where[unit.type, sign.words, sign.name].append(after)
        for before, (unit, sign) in enumerate(zip(self.old, self.old_signs, strict=True)):
            same = where.get((unit.type, sign.words, sign.name), [])
            if before in self.pairs or before in self.barred or not same:
                continue
            own = next((after for after in same if self.new[after].number == unit.number), same[0])
            same.remove(own)
            self.join(before, own)

    def alike(self) -> None:
        """The likeliest pairs first, wherever they stand."""
        found = []
        for before in self._left():
            for after in self._shares_with(before):
                score = likeness(self.old_signs[before], self.new_signs[after])
                if score >= ALIKE:
                    found.append(self._ranked(score, before, after))
        self._join_all(found)

    def named(self) -> None:
        """What has the number in common and some of the words, or the name."""
        found = []
        for before in self._left():
            for after in self._free():
                same_name = self._same_name(before, after)
                same_number = bool(self.old[before].number) and self._same_number(before, after)
                if self.old[before].type != self.new[after].type or not (same_name or same_number):
                    continue
                score = likeness(self.old_signs[before], self.new_signs[after])
                if same_name or score >= SAME_NUMBER:
                    found.append(self._ranked(score, before, after))
        self._join_all(found)

    def _left(self) -> Iterator[int]:
        return (
            place for place in range(len(self.old)) if place not in self.pairs and place not in self.barred
        )

    def _free(self) -> list[int]:
        return [place for place in range(len(self.new)) if place not in self.taken]

    def _shares_with(self, before: int) -> list[int]:
        """The few that have most of the rarer pairs of words in common with it."""
        shared: Counter[int] = Counter()
        for pair in self.old_signs[before].pairs:
            where = self._where.get(pair, ())
            if len(where) <= COMMON:
                shared.update(where)
        fitting = [after for after in shared if self.new[after].type == self.old[before].type]
        return sorted(fitting, key=lambda after: (-shared[after], after))[:LOOKED_AT]

    @cached_property
    def _where(self) -> dict[tuple[str, str], list[int]]:
        where: dict[tuple[str, str], list[int]] = defaultdict(list)
        for after in self._free():
            for pair in self.new_signs[after].pairs:
                where[pair].append(after)
        return where

    def _ranked(self, score: float, before: int, after: int) -> Ranked:
        bonus = BONUS * (self._same_number(before, after) + self._same_name(before, after))
        return -(score + bonus), abs(before - after), before, after

    def _join_all(self, found: list[Ranked]) -> None:
        for *_, before, after in sorted(found):
            self.join(before, after)

    def _same_number(self, before: int, after: int) -> bool:
        return self.old[before].number == self.new[after].number

    def _same_name(self, before: int, after: int) -> bool:
        name = self.old_signs[before].name
        return bool(name) and name == self.new_signs[after].name


def match(
    old: Sequence[Unit], new: Sequence[Unit], known: Mapping[str, str | None] | None = None
) -> dict[int, int]:
    """Places in the old text to places in the new one; what is in neither is removed or added.

    Args:
        known: what a person said of articles by their numbers; None for one that is gone.
    """
    matching = _Matching(old, new)
    matching.told(known or {})
    matching.identical()
    matching.alike()
    matching.named()
    return matching.pairs
