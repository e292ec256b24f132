"""Numbers of articles as letters say them; the consultation service's README tells how they are written."""

import re

KEY = re.compile(r"(?:A(?P<annex>[^/]*)(?P<slash>/))?(?P<number>[^~]*)(?:~(?P<times>\d+))?")
WORDS = {
    "ro": ("{number} din anexa nr. {annex}", "{number} din anexă", "{number} (apare a {times}-a oară)"),
    "en": ("{number} of annex {annex}", "{number} of the annex", "{number} (standing there {times} times)"),
}


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
