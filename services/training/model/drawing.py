"""Which questions an attempt gets, and in which order: computed of its seed alone."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID


def draw(seed: int, bank: Sequence[UUID], many: int) -> list[UUID]:
    """So many of the bank, in the attempt's order; the same for a seed, however the bank is sorted."""
    return sorted(bank, key=lambda one: (_place(seed, str(one)), one))[:many]


def shuffle(seed: int, question: UUID, options: int) -> list[int]:
    """The options of a question, by their numbers, in the attempt's order."""
    return sorted(range(options), key=lambda one: (_place(seed, f"{question}:{one}"), one))


def _place(seed: int, what: str) -> bytes:
    return sha256(f"{seed}:{what}".encode()).digest()
