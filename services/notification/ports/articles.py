"""Numbers of articles as letters say them; the consultation service's README tells how they are written."""

import re
from collections.abc import Sequence

KEY = re.compile(r"(?:A(?P<annex>[^/]*)(?P<slash>/))?(?P<number>[^~]*)(?:~(?P<times>\d+))?")
WORDS = {
    "ro": ("{number} din anexa nr. {annex}", "{number} din anexă", "{number} (apare a {times}-a oară)"),
    "en": ("{number} of annex {annex}", "{number} of the annex", "{number} (standing there {times} times)"),
}
ALL = {"ro": ("articolul", "articolele", "și"), "en": ("article", "articles", "and")}


def listed(first: str, others: Sequence[str], language: str) -> str:
    """`articolul 2`, `articolele 2, 3 și 5`; empty where it is the act as a whole."""
    if not first:
        return ""
    one, several, last = ALL[language]
    *numbers, end = (spoken(key, language) for key in (first, *others))
    return f"{several} {', '.join(numbers)} {last} {end}" if numbers else f"{one} {end}"


def spoken(key: str, language: str) -> str:
    """`2` as it is; `A1/2` is `2 din anexa nr. 1`."""
    found = KEY.fullmatch(key)
    if found is None:
        return key
    in_annex, in_the_annex, again = WORDS[language]
    number = found["number"]
    if found["times"]:
        number = again.format(number=number, times=found["times"])
    if not found["slash"]:
        return number
    return (in_annex if found["annex"] else in_the_annex).format(number=number, annex=found["annex"])
