"""What waits until somebody has looked at it, where an authority moderates before the public reads.

Nothing waits for ever: what nobody has looked at by the end of the second working day is shown by itself.
Number, receipt, term and the answer owed do not wait.
"""

from datetime import datetime

from services.consultation.errors.moderation import NotWaiting
from services.consultation.model.days import day_of, end_of
from services.consultation.model.law import Calendar
from services.consultation.model.recommendation import Recommendation

WORKING_DAYS = 2


def shown_at_last(received_at: datetime, calendar: Calendar) -> datetime:
    """The first instant after the second working day that follows the day of receipt."""
    day = day_of(received_at)
    for _ in range(WORKING_DAYS):
        day = calendar.after(day)
    return end_of(day)


def show(recommendation: Recommendation) -> None:
    """Let the public read it.

    Raises:
        NotWaiting: the public reads it already.
    """
    if recommendation.held_until is None:
        raise NotWaiting
    recommendation.held_until = None
