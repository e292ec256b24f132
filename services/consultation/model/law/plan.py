"""The plan: from the kind of an act, the day of its notice and a rule of counting, every day that follows.

What waits on something that nobody knows yet (a debate, a meeting) is counted from the first or last day on
which it could be, and the text says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from services.consultation.model.act import Kind
from services.consultation.model.law import kinds
from services.consultation.model.law.counting import COUNT, PLAIN, Counted, CountRule, Skipped, Unit
from services.consultation.model.law.holidays import Calendar
from services.consultation.model.law.rules import BY_ID, LawBook, Rule
from services.consultation.model.law.words import Told


@dataclass(frozen=True)
class Question:
    """What is planned.

    Args:
        published: day of the notice, 2003 to 2100.
        debate, meeting: their days, where they are known already.
    """

    kind: Kind
    published: date
    count_rule: CountRule = CountRule.CIVIL_CODE
    calendar: Calendar = field(default_factory=Calendar)
    debate: date | None = None
    meeting: date | None = None


@dataclass(frozen=True)
class Count:
    """How a term was counted: so many days, of which unit, by which rule."""

    number: int
    unit: Unit
    rule: str


@dataclass(frozen=True)
class Term:
    """What a rule asks for in this plan.

    Args:
        due: last day of the term; None where the rule has none, or does not hold here.
        earliest: first day on which what waits for the term may happen; None likewise.
        count: None where there is no term.
    """

    rule: Rule
    text: Told
    applies: bool = True
    due: date | None = None
    earliest: date | None = None
    count: Count | None = None
    skipped: tuple[Skipped, ...] = ()


def plan(asked: Question, book: LawBook | None = None) -> list[Term]:
    """Every rule once, in the order of the law."""
    book = book or LawBook()
    return [_term(rule, asked, book) for rule in book]


def _term(rule: Rule, asked: Question, book: LawBook) -> Term:
    why_not = book.why_not(rule, asked.published) or kinds.why_not(rule.id, asked.kind)
    if why_not:
        return Term(rule, why_not, applies=False)
    term = DATES.get(rule.id, _without_a_term)(rule, asked)
    doubt = kinds.UNVERIFIED.get(asked.kind) if term.due else None
    return Term(**{**vars(term), "text": term.text.then(doubt)}) if doubt else term


def _without_a_term(rule: Rule, _: Question) -> Term:
    return Term(rule, rule.text)


def _at_least(rule: Rule, asked: Question) -> Term:
    """A term that must have run before something may happen."""
    counted = _counted(rule, asked.published, asked.count_rule, asked.calendar)
    count = Count(rule.number, rule.unit, asked.count_rule)
    return Term(rule, rule.text, True, counted.due, counted.earliest, count, counted.skipped)


def _at_most(rule: Rule, start: date, supposed: Told) -> Term:
    """A term that must not be overrun: counted so short that it is kept under each of the three rules."""
    counted = _counted(rule, start, CountRule.FIRST_EXCLUDED, Calendar())
    count = Count(rule.number, rule.unit, CountRule.FIRST_EXCLUDED)
    return Term(rule, rule.text.then(supposed), due=counted.due, count=count)


def _debate(rule: Rule, asked: Question) -> Term:
    supposed = Told(
        "Ziua e socotită pentru o dezbatere anunțată odată cu proiectul.",
        "The day is counted for a debate that is announced together with the draft.",
    )
    return _at_most(rule, asked.published, supposed)


def _documents(rule: Rule, asked: Question) -> Term:
    held = asked.debate or _debate(BY_ID["debate-within-10-days"], asked).due or asked.published
    supposed = Told(
        "Ziua e socotită pentru o dezbatere ținută la {held}.",
        "The day is counted for a debate held on {held}.",
    ).on(held=held)
    return _at_most(rule, held, supposed)


def _meeting(rule: Rule, asked: Question) -> Term:
    """The last day for announcing a meeting: back from it, in plain days."""
    first = _first_meeting(asked)
    held = asked.meeting or first
    due = held - timedelta(days=rule.number)
    supposed = Told(
        "Anunțul se face cel târziu la {due}, pentru o ședință ținută la {held}.",
        "It is announced on {due} at the latest, for a meeting held on {held}.",
    ).on(held=held, due=due)
    count = Count(rule.number, rule.unit, PLAIN)
    return Term(rule, rule.text.then(supposed), True, due, first, count)


def _first_meeting(asked: Question) -> date:
    """The first day on which the act may come before a meeting."""
    before = "budget-15-days" if asked.kind is Kind.LOCAL_BUDGET else "endorsement-30-working-days"
    return _counted(BY_ID[before], asked.published, asked.count_rule, asked.calendar).earliest


def _annual(rule: Rule, asked: Question) -> Term:
    year = asked.published.year
    return Term(rule, rule.text.then(Told(f"Anul raportului: {year}.", f"The year of the report: {year}.")))


def _asked(rule: Rule, _: Question) -> Term:
    free = Told(
        "Un singur cetățean nu o poate impune; autoritatea o poate ține oricând.",
        "One citizen cannot force it; the authority may always hold one.",
    )
    return Term(rule, rule.text.then(free))


def _counted(rule: Rule, start: date, by: CountRule, calendar: Calendar) -> Counted:
    return COUNT[rule.unit](start, rule.number, by, calendar)


DATES: Mapping[str, Callable[[Rule, Question], Term]] = {
    "recommendations-10-days": _at_least,
    "endorsement-30-working-days": _at_least,
    "budget-15-days": _at_least,
    "debate-on-request": _asked,
    "debate-within-10-days": _debate,
    "debate-documents-10-days": _documents,
    "public-meeting-3-days": _meeting,
    "annual-report": _annual,
}
