"""One entry of the register, and what is said about the line that it came from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Verdict = Literal["mended", "noted", "refused"]
KIND_OF = {"A": "association", "B": "foundation", "C": "federation", "D": "union"}  # OG 26/2000


@dataclass(frozen=True, slots=True)
class Entry:
    """A legal person as the register has it. The key is number and `search_text`: numbers are shared."""

    number: str
    search_text: str
    name: str
    kind: str
    special_number: str | None
    entered_on: date | None
    court: str | None
    status: str | None
    is_branch: bool | None
    locality: str | None
    locality_siruta: int | None
    county_code: str | None
    cui: str | None
    public_utility: bool | None


@dataclass(frozen=True, slots=True)
class Remark:
    """What was mended, noted or refused on a line.

    Args:
        verdict: `mended`: taken, after a change; `noted`: taken as it is; `refused`: not taken.
        reason: a stable word; `REASONS` has them all.
        field: the column, where it is about one.
        was, became: the cell before and after, cut to what a report can show.
    """

    verdict: Verdict
    reason: str
    field: str | None = None
    was: str | None = None
    became: str | None = None


REASONS: dict[str, Verdict] = {
    "cedilla": "mended",
    "control-characters": "mended",
    "line-breaks": "mended",
    "note-cut": "mended",
    "number-form": "mended",
    "county-suffix": "mended",
    "address": "mended",
    "unreadable-characters": "noted",
    "redacted": "noted",
    "cui-not-valid": "noted",
    "date-not-valid": "noted",
    "date-in-future": "noted",
    "year-contradicts": "noted",
    "kind-contradicts": "noted",
    "county-unknown": "noted",
    "counties-contradict": "noted",
    "locality-undetermined": "noted",
    "locality-unknown": "noted",
    "locality-ambiguous": "noted",
    "number-shared": "noted",
    "columns-differ": "refused",
    "number-missing": "refused",
    "number-not-valid": "refused",
    "name-missing": "refused",
    "name-redacted": "refused",
    "name-too-long": "refused",
    "ruling-for-name": "refused",
    "twice-in-file": "refused",
}
LONGEST_SHOWN = 300


def remark(
    reason: str, field: str | None = None, was: str | None = None, became: str | None = None
) -> Remark:
    """A remark with the verdict that its reason has."""
    return Remark(REASONS[reason], reason, field, _cut(was), _cut(became))


def _cut(text: str | None) -> str | None:
    if text is None:
        return None
    storable = text.replace("\0", "\ufffd")
    return storable if len(storable) <= LONGEST_SHOWN else storable[: LONGEST_SHOWN - 1] + "…"
