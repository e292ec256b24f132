"""What an authority answers a recommendation: a verdict, its reason, and where it was taken over."""

from dataclasses import dataclass
from typing import Any, Self

from services.consultation.errors.answers import TakenNowhere
from services.consultation.events.recommendations import Verdict
from services.consultation.model.wording import tidy

TAKEN_OVER: frozenset[Verdict] = frozenset({"accepted", "partly"})


@dataclass(frozen=True)
class Answer:
    """Art. 12 asks for a reason where it is not taken over; we ask for one always.

    `taken_into` is the article of the text that carries what was taken over, in whichever version.
    """

    verdict: Verdict
    reason: str
    taken_into: str | None = None

    @classmethod
    def of(cls, verdict: Verdict, reason: str, taken_into: str | None) -> Self:
        """An answer as it is kept.

        Raises:
            TakenNowhere: it names an article, though nothing is taken over.
        """
        if taken_into and verdict not in TAKEN_OVER:
            raise TakenNowhere
        return cls(verdict, tidy(reason), taken_into or None)


def said_in_v1(verdict: Verdict) -> dict[str, Any]:
    """A verdict in the words of version 1 of the events, which knows three of them, and its ground."""
    if verdict == "not-in-power":
        return {"verdict": "refused", "ground": "not-in-power"}
    return {"verdict": verdict, "ground": None}
