"""What one wording changes in another, word by word."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from shared.plain_text import with_commas

Kind = Literal["same", "removed", "added"]
Opcode = tuple[str, int, int, int, int]

WORD = re.compile(r"\s*\S+|\s+")
SENTENCE_ENDS = (".", ";", ":", "!", "?")
# What two stretches cost at most: so many words of one times so many of the other. Beyond it they are shown
# as replaced whole.
STRETCH = 600_000
WHOLE_ACT = 4_000_000
ALIKE = 0.3  # under it two stretches have only small words in common, which would be shown as confetti


@dataclass(frozen=True)
class Run:
    """Words that stand in both texts, in the old one alone, or in the new one alone."""

    kind: Kind
    text: str


class Budget:
    """How much may still be compared word by word; one for all articles of an act."""

    def __init__(self, whole: int = WHOLE_ACT) -> None:
        self.left = whole

    def allows(self, old: int, new: int) -> bool:
        """Whether stretches of so many words are compared; counts them if so."""
        cost = old * new
        if cost > min(STRETCH, self.left):
            return False
        self.left -= cost
        return True


def key_of(word: str) -> str:
    """A word as it is compared: composed letters, commas below, no blanks."""
    return with_commas(unicodedata.normalize("NFC", word)).strip()


def differences(before: str, after: str, budget: Budget | None = None) -> list[Run]:
    """The runs that lead from one wording to the other.

    What is `same` or `added`, joined, is the new text to the letter; what is `same` or `removed` has the
    words of the old one. Texts that differ in blanks alone give one run, or none where both are empty.
    """
    budget = budget or Budget()
    old, new = WORD.findall(before), WORD.findall(after)
    old_keys, new_keys = [key_of(word) for word in old], [key_of(word) for word in new]
    runs: list[Run] = []
    for kind, i1, i2, j1, j2 in _steps(old_keys, new_keys, budget):
        if kind == "equal":
            _append(runs, "same", new[j1:j2])
        else:
            _append(runs, "removed", old[i1:i2])
            _append(runs, "added", new[j1:j2])
    return runs


def _append(runs: list[Run], kind: Kind, words: Sequence[str]) -> None:
    text = "".join(words)
    if not text:
        return
    if runs and runs[-1].kind == kind:
        runs[-1] = Run(kind, runs[-1].text + text)
    else:
        runs.append(Run(kind, text))


def _steps(old: Sequence[str], new: Sequence[str], budget: Budget) -> Iterator[Opcode]:
    """Opcodes over words: first what begins and ends alike, then by sentences, then by words inside these."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    if first:
        yield "equal", 0, first, 0, first
    middle = _by_sentence(old[first : len(old) - last], new[first : len(new) - last], budget)
    yield from (_shifted(step, first, first) for step in middle)
    if last:
        yield "equal", len(old) - last, len(old), len(new) - last, len(new)


def _by_sentence(old: Sequence[str], new: Sequence[str], budget: Budget) -> Iterator[Opcode]:
    old_starts, new_starts = _starts(old), _starts(new)
    old_parts, new_parts = _parts(old, old_starts), _parts(new, new_starts)
    if not budget.allows(len(old_parts), len(new_parts)):
        yield "replace", 0, len(old), 0, len(new)
        return
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old_parts, new_parts, autojunk=False).get_opcodes():
        i1, i2, j1, j2 = old_starts[i1], old_starts[i2], new_starts[j1], new_starts[j2]  # noqa: PLW2901
        if kind == "replace":
            yield from (_shifted(step, i1, j1) for step in _by_word(old[i1:i2], new[j1:j2], budget))
        else:
            yield kind, i1, i2, j1, j2


def _by_word(old: Sequence[str], new: Sequence[str], budget: Budget) -> Iterator[Opcode]:
    if budget.allows(len(old), len(new)):
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        if matcher.ratio() >= ALIKE:
            yield from matcher.get_opcodes()
            return
    yield "replace", 0, len(old), 0, len(new)


def _shifted(step: Opcode, old: int, new: int) -> Opcode:
    kind, i1, i2, j1, j2 = step
    return kind, i1 + old, i2 + old, j1 + new, j2 + new


def _starts(words: Sequence[str]) -> list[int]:
    """Where sentences begin, and the end."""
    ends = [place for place, word in enumerate(words, 1) if word.endswith(SENTENCE_ENDS)]
    return [0, *(place for place in ends if place < len(words)), len(words)] if words else [0]


def _parts(words: Sequence[str], starts: Sequence[int]) -> list[tuple[str, ...]]:
    return [tuple(words[start:end]) for start, end in pairwise(starts)]
