"""Numbers of articles and annexes: as they are written, and as keys that are unique within an act."""

import re
from collections import Counter

UPPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
ROMAN = re.compile(r"[IVXLC]+")
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# `2`, `2^1`, `2.1`, `12a`; `I` and `II` of an act that changes another; `unic`. Before it the annex, behind
# it which one it is where a text has the number twice.
KEY = re.compile(
    r"(?:A(?:[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?|[IVXLC]{1,6}|[A-H])?/)?"
    r"(?:[0-9]{1,4}(?:[\^.][0-9]{1,3})?[a-z]?|[IVXLC]{1,8}(?:\^[0-9]{1,3})?|unic)(?:~[0-9]{1,6})?"
)


def tidy_number(written: str) -> str:
    """A number in one form: `2²` and `2 ^ (2)` are `2^2`, `Unic` is `unic`."""
    raised = RAISED.sub(lambda found: "^" + found[0].translate(UPPER), written)
    number = re.sub(r"[\s()]", "", raised)
    if number == "l":
        return "1"  # a scanner's reading of 1
    return "unic" if number.casefold() == "unic" else number


def value_of(number: str) -> int | None:
    """How much the number is before what is raised or behind the point; None for `unic`."""
    if found := re.match(r"\d+", number):
        return int(found[0])
    if found := ROMAN.match(number):
        values = [VALUES[letter] for letter in found[0]]
        return sum(-v if v < max(values[place:]) else v for place, v in enumerate(values))
    return None


def is_roman(number: str) -> bool:
    """Whether it is written in Roman numerals."""
    return bool(ROMAN.match(number))


def free_key(number: str, seen: Counter[str]) -> str:
    """The number, or with which one it is: the second article 5 is `5~2`.

    Args:
        seen: how often each number was met; counts this one too.
    """
    seen[number] += 1
    return number if seen[number] == 1 else f"{number}~{seen[number]}"
