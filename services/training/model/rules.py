"""By which rules a course gives its certificate, and where somebody stands with them."""

from dataclasses import dataclass
from typing import Literal, Protocol

Missing = Literal["attendance", "pass", "feedback"]


class Standing(Protocol):
    """Of where somebody stands with a course, what rules look at; `passed` is None where nothing says so."""

    @property
    def sessions(self) -> int:
        """How many the course has."""

    @property
    def sessions_attended(self) -> int:
        """At how many of them the person was."""

    @property
    def passed(self) -> bool | None:
        """The assessment."""

    @property
    def feedback(self) -> bool:
        """Whether the person sent the form."""


@dataclass(frozen=True)
class Rules:
    """What a clerk states before anybody has a certificate.

    Args:
        least_attended: the share of sessions that one must have attended, in percent.
        pass_needed: whether the test must be passed.
        feedback_needed: whether the feedback form must be sent.
    """

    least_attended: int = 0
    pass_needed: bool = False
    feedback_needed: bool = False

    def missing(self, standing: Standing) -> tuple[Missing, ...]:
        """What stands against a certificate; nothing where the rules are met."""
        found: list[Missing] = []
        if standing.sessions_attended * 100 < self.least_attended * standing.sessions:
            found.append("attendance")
        if self.pass_needed and not standing.passed:
            found.append("pass")
        if self.feedback_needed and not standing.feedback:
            found.append("feedback")
        return tuple(found)
