"""What can be said of a rule, and how a day compares with a term that three rules count differently."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from services.consultation.model.law.counting import COUNT, NAMES, Counted, CountRule, by_each
from services.consultation.model.law.facts import Facts
from services.consultation.model.law.holidays import Calendar
from services.consultation.model.law.rules import Rule
from services.consultation.model.law.words import Told

Verdict = Literal["kept", "broken", "warning", "not-due", "not-applicable", "unknown"]


@dataclass(frozen=True)
class Finding:
    """A verdict, and why in both languages."""

    verdict: Verdict
    why: Told

    def softened(self, because: Told) -> "Finding":
        """The same as a warning, where it would be a breach and cannot be called one."""
        return (
            replace(self, verdict="warning", why=self.why.then(because)) if self.verdict == "broken" else self
        )

    def but(self, more: Told) -> "Finding":
        """The same, with another sentence."""
        return replace(self, why=self.why.then(more))


@dataclass(frozen=True)
class Case:
    """One act as it is judged, on a day, with the authority's rule of counting."""

    facts: Facts
    as_of: date
    count_rule: CountRule
    calendar: Calendar

    def happened(self, day: date | None) -> date | None:
        """The day, if what it tells of has happened by then."""
        return day if day and day <= self.as_of else None


@dataclass(frozen=True)
class Span:
    """A term from a day: as the authority counts, and the shortest and longest of the three ways."""

    own: Counted
    shortest: Counted
    longest: Counted
    by: CountRule

    @classmethod
    def of(cls, rule: Rule, start: date, case: Case) -> "Span":
        """The term of a rule."""
        each = sorted(
            by_each(start, rule.number, rule.unit, case.calendar), key=lambda counted: counted.earliest
        )
        own = COUNT[rule.unit](start, rule.number, case.count_rule, case.calendar)
        return cls(own, each[0], each[-1], case.count_rule)

    def least(self, day: date, own: date, shortest: date, what: Told) -> Finding:
        """Whether a day is late enough: refused only if it is too early under all three rules."""
        if day < shortest:
            return Finding("broken", what.then(TOO_EARLY.on(own=shortest)))
        if day < own:
            return Finding("warning", what.then(EARLY_BY_OWN.on(own=own)).then(_counted_by(self.by)))
        return Finding("kept", what.then(LATE_ENOUGH.on(own=own)).then(_counted_by(self.by)))

    def most(self, day: date, what: Told) -> Finding:
        """Whether a day is soon enough: surely so only if it is under all three rules."""
        if day <= self.shortest.due:
            return Finding("kept", what.then(SOON_ENOUGH.on(due=self.shortest.due)))
        if day <= self.longest.due:
            more = LATE_BY_SOME.on(due=self.shortest.due, longest=self.longest.due)
            return Finding("warning", what.then(more))
        return Finding("broken", what.then(TOO_LATE.on(due=self.longest.due)))


RUNS = Told("Termenul curge până la {due}.", "The term runs until {due}.")
TOO_EARLY = Told(
    "Oricum s-ar număra zilele, se putea cel mai devreme la {own}.",
    "However days are counted, it could be on {own} at the earliest.",
)
EARLY_BY_OWN = Told(
    "După regula autorității se putea cel mai devreme la {own}; după o altă regulă de numărare e destul.",
    "By the authority's own rule it could be on {own} at the earliest; by another rule of counting it is"
    " enough.",
)
LATE_ENOUGH = Told("Se putea de la {own}.", "It could be from {own} on.")
SOON_ENOUGH = Told("Era timp până la {due}.", "There was time until {due}.")
LATE_BY_SOME = Told(
    "Era timp până la {due}; numai după Codul civil, până la {longest}.",
    "There was time until {due}; by the Civil Code alone, until {longest}.",
)
TOO_LATE = Told(
    "Oricum s-ar număra zilele, era timp până la {due}.",
    "However days are counted, there was time until {due}.",
)


def _counted_by(rule: CountRule) -> Told:
    name = NAMES[rule]
    return Told(f"(Numărat {name.ro}.)", f"(Counted {name.en}.)")


def unknown(ro: str, en: str) -> Finding:
    """What is not known is neither kept nor broken."""
    return Finding("unknown", Told(ro, en))


def what_of(ro: str, en: str, start: date, day: date) -> Told:
    """What happened, with its two days."""
    return Told(ro, en).on(start=start, day=day)
