"""What two descriptions of an organisation have in common, field by field."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from shared.plain_text import plain

Verdict = Literal["same", "different", "only-here", "only-there", "neither"]


def _words(value: Any) -> str:
    return " ".join(plain(str(value)).split())


# How each field is read before it is compared: names and seats in whatever capitals and diacritics.
READ: Mapping[str, Callable[[Any], Any]] = {
    "kind": str,
    "name": _words,
    "cui": str,
    "register_number": str,
    "court": _words,
    "seat": _words,
    "locality_siruta": int,
    "town": _words,
    "county": _words,
}


def compare(here: Mapping[str, Any], there: Mapping[str, Any]) -> dict[str, Verdict]:
    """For each field that both know of, whether they say the same.

    Args:
        here: what a request says; fields may be missing or None.
        there: what is known elsewhere.
    """
    fields = [name for name in READ if name in here and name in there]
    return {name: _verdict(READ[name], here[name], there[name]) for name in fields}


def _verdict(read: Callable[[Any], Any], here: Any, there: Any) -> Verdict:
    if here in (None, "") or there in (None, ""):
        if here in (None, "") and there in (None, ""):
            return "neither"
        return "only-there" if here in (None, "") else "only-here"
    return "same" if read(here) == read(there) else "different"
