"""The changes from one text of an act to another, part by part, in the order of the new one."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.consultation.model.comparing.matching import match
from services.consultation.model.comparing.units import ARTICLE, Unit
from services.consultation.model.comparing.wording import Budget, Run, differences


class ChangeKind(StrEnum):
    """What became of a part; `moved`: the same words under another number or at another place."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """A part of the act in the old text and in the new one; None where it is not there.

    Args:
        moved: under another number, or at another place among the articles; also of one that is changed.
        title, words: the runs of its heading and of its text.
    """

    kind: ChangeKind
    before: Unit | None
    after: Unit | None
    moved: bool
    title: Sequence[Run]
    words: Sequence[Run]

    @property
    def is_of_article(self) -> bool:
        """Whether it is an article that changed, and not what stands around."""
        unit = self.after or self.before
        return unit is not None and unit.type == ARTICLE


@dataclass(frozen=True)
class Comparison:
    """All parts of both texts, each once."""

    changes: Sequence[Change]

    @property
    def places(self) -> dict[str, str | None]:
        """The number of each article of the old text in the new one; None where it is gone."""
        return {
            change.before.number: change.after.number if change.after else None
            for change in self.changes
            if change.before and change.before.type == ARTICLE
        }

    @property
    def counts(self) -> dict[ChangeKind, int]:
        """How many articles of each sort."""
        counted = Counter(change.kind for change in self.changes if change.is_of_article)
        return {kind: counted[kind] for kind in ChangeKind}

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        return all(change.kind is ChangeKind.SAME for change in self.changes)


def compare(
    old: Sequence[Unit], new: Sequence[Unit], known: Mapping[str, str | None] | None = None
) -> Comparison:
    """What a new text makes of an old one.

    Args:
        old, new: of `units`.
        known: what a person said of the old articles by their numbers: the new number, or None for gone.
    """
    pairs = match(old, new, known)
    budget, stayed = Budget(), _in_order(old, new, pairs)
    back = {after: before for before, after in pairs.items()}
    changes: list[Change] = []
    gone = _gone(old, pairs)
    changes += [_one(None, unit, budget) for unit in gone.get(-1, [])]
    for after, unit in enumerate(new):
        before = back.get(after)
        if before is None:
            changes.append(_one(unit, None, budget))
            continue
        moved = unit.type == ARTICLE and (old[before].number != unit.number or before not in stayed)
        changes.append(_both(old[before], unit, budget, moved=moved))
        changes += [_one(None, other, budget) for other in gone.get(before, [])]
    return Comparison(changes)


def _both(before: Unit, after: Unit, budget: Budget, *, moved: bool) -> Change:
    title = differences(before.title, after.title, budget)
    words = differences(before.text, after.text, budget)
    changed = any(run.kind != "same" and run.text.strip() for run in (*title, *words))
    kind = ChangeKind.CHANGED if changed else ChangeKind.MOVED if moved else ChangeKind.SAME
    return Change(kind, before, after, moved, title, words)


def _one(added: Unit | None, removed: Unit | None, budget: Budget) -> Change:
    unit = added or removed
    assert unit  # noqa: S101 - one of them is given
    texts = [("", unit.title), ("", unit.text)] if added else [(unit.title, ""), (unit.text, "")]
    title, words = (differences(before, after, budget) for before, after in texts)
    kind = ChangeKind.ADDED if added else ChangeKind.REMOVED
    return Change(kind, removed, added, False, title, words)


def _gone(old: Sequence[Unit], pairs: Mapping[int, int]) -> dict[int, list[Unit]]:
    """What was removed, by the place of the part that stayed before it; -1 for the beginning."""
    found: dict[int, list[Unit]] = {}
    last = -1
    for place, unit in enumerate(old):
        if place in pairs:
            last = place
        else:
            found.setdefault(last, []).append(unit)
    return found


def _in_order(old: Sequence[Unit], new: Sequence[Unit], pairs: Mapping[int, int]) -> set[int]:
    """The articles that did not change their order: the longest row of them that still stands so."""
    places = [(before, after) for before, after in sorted(pairs.items()) if old[before].type == ARTICLE]
    ends: list[int] = []  # the last place in the new text of the best row of each length
    rows: list[int] = []  # which of `places` ends it
    before_it: list[int | None] = []
    for nth, (_, after) in enumerate(places):
        length = bisect_left(ends, after)
        before_it.append(rows[length - 1] if length else None)
        ends[length : length + 1] = [after]
        rows[length : length + 1] = [nth]
    return {places[nth][0] for nth in _row(rows, before_it)}


def _row(rows: Sequence[int], before_it: Sequence[int | None]) -> Iterator[int]:
    nth: int | None = rows[-1] if rows else None
    while nth is not None:
        yield nth
        nth = before_it[nth]
