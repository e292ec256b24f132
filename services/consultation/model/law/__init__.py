"""The law as a calculation: no database, no HTTP, no clock of its own; each rule names its article.

`plan` gives the days that follow from a notice, `judge` holds what happened against each rule. docs/law.md
says how days are counted, and what is verified.
"""

from services.consultation.model.law.counting import CountRule
from services.consultation.model.law.facts import Facts, read_facts
from services.consultation.model.law.holidays import Calendar
from services.consultation.model.law.judge import Judged, judge
from services.consultation.model.law.plan import Question, Term, plan
from services.consultation.model.law.rules import RULES, LawBook, Rule

__all__ = [
    "RULES",
    "Calendar",
    "CountRule",
    "Facts",
    "Judged",
    "LawBook",
    "Question",
    "Rule",
    "Term",
    "judge",
    "plan",
    "read_facts",
]
