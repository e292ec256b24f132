"""The steps of a consultation as a list that people read, with where today stands."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["past", "today", "future", "unknown"]


@dataclass(frozen=True)
class Step:
    """A step: the day on which it happens or ends, and the article of Law 52/2003 that asks for it."""

    step: Literal["notice", "recommendations", "answers"]
    on: date | None
    law: str
    state: State


def timeline(*, published_on: date | None, last_day: date | None, closed_on: date | None,
             all_answered_on: date | None, today: date) -> list[Step]:  # fmt: skip
    """The steps known so far.

    Args:
        closed_on: the day on which recommendations ended, if before the last day that was announced.
        all_answered_on: the day of the last answer, where nothing waits for one any more.
    """
    end = min(closed_on, last_day) if closed_on and last_day else last_day
    return [
        Step("notice", published_on, "7 (1)", _state(published_on, today)),
        Step("recommendations", end, "7 (4)", _state(end, today)),
        Step("answers", all_answered_on, "12", _state(all_answered_on, today)),
    ]


def _state(day: date | None, today: date) -> State:
    if day is None:
        return "unknown"
    if day == today:
        return "today"
    return "past" if day < today else "future"
