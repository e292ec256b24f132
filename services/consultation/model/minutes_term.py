"""Until when a debate's documents are public: 10 calendar days of its end, art. 7 (10) d of Law 52/2003."""

from datetime import date, datetime

from services.consultation.model.days import day_of
from services.consultation.model.law.counting import COUNT, CountRule
from services.consultation.model.law.holidays import Calendar
from services.consultation.model.law.rules import BY_ID

RULE = BY_ID["debate-documents-10-days"]
DEBATE = "debate"


def last_day(kind: str, ended_at: datetime | None) -> date | None:
    """So short that it is kept however days are counted; None for what has no term, or has not ended."""
    if kind != DEBATE or ended_at is None:
        return None
    return COUNT[RULE.unit](day_of(ended_at), RULE.number, CountRule.FIRST_EXCLUDED, Calendar()).due
