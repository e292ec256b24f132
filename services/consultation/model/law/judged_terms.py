"""The rules that are terms, held against the days of an act."""

from datetime import date

from services.consultation.model.law.holidays import ONE_DAY
from services.consultation.model.law.reading import Deadline
from services.consultation.model.law.rules import BY_ID, Rule
from services.consultation.model.law.verdicts import RUNS, Case, Finding, Span, unknown, what_of
from services.consultation.model.law.words import NOTHING, Told, said

NO_NOTICE = ("Nu se știe când s-a publicat anunțul.", "It is not known when the notice was published.")
ENDS_AT_AN_HOUR = Told(
    "În ultima zi se primesc numai până la o oră, iar ziua nu e întreagă.",
    "On the last day they are received until an hour only, so that it is no whole day.",
)
SAID_BROKEN = Told(
    "Sursa spune că termenele nu au fost respectate, dar nu dă zilele.",
    "The source says that the terms were not kept, but gives no days.",
)


def recommendations(rule: Rule, case: Case) -> Finding:
    """Art. 7 (4): the last day for proposals against the day of the notice."""
    return _last_day(rule, case)


def budget(rule: Rule, case: Case) -> Finding:
    """Art. 39 of Law 273/2006: the last day to contest, or the adoption, against the day of publication."""
    facts = case.facts
    adopted = case.happened(facts.adopted)
    if facts.published and adopted and not facts.deadline:
        span = Span.of(rule, facts.published, case)
        what = what_of(
            "Publicat la {start}, adoptat la {day}.",
            "Published on {start}, adopted on {day}.",
            facts.published,
            adopted,
        )
        return span.least(adopted, span.own.earliest, span.shortest.earliest, what)
    return _last_day(rule, case)


def endorsement(rule: Rule, case: Case) -> Finding:
    """Art. 7 (2): the submission for endorsement, or else the adoption after it, against the notice."""
    facts = case.facts
    if facts.urgent and facts.urgency_reason:
        return Finding(
            "not-applicable",
            Told(
                "Nu se aplică: procedura de urgență, motivată, scurtează acest termen (art. 7 alin. (13)).",
                "Does not apply: the urgent procedure, with its reason, shortens this term (art. 7 (13)).",
            ),
        )
    if facts.published is None:
        return unknown(*NO_NOTICE).but(_said(case))
    span = Span.of(rule, facts.published, case)
    day = case.happened(facts.endorsed) or case.happened(facts.adopted)
    if day is None:
        if case.as_of < span.own.earliest:
            return Finding("not-due", RUNS.on(due=span.own.due))
        return unknown(
            f"Se putea supune avizării de la {said(span.own.earliest, 'ro')}; nu se știe când s-a făcut.",
            f"It could go to endorsement from {said(span.own.earliest, 'en')} on; when it did is not known.",
        )
    found = span.least(day, span.own.earliest, span.shortest.earliest, _submitted(case, facts.published, day))
    return found.but(NO_URGENCY) if found.verdict == "broken" and facts.urgent is None else found


NO_URGENCY = Told(
    "Nimic nu arată că s-a folosit procedura de urgență.", "Nothing says that the urgent procedure was used."
)


def urgency(_: Rule, case: Case) -> Finding:
    """Art. 7 (13): who adopts before the term has written why."""
    facts = case.facts
    if facts.urgent:
        if facts.urgency_reason:
            return Finding(
                "kept", Told("Urgența este motivată în scris.", "The urgency has its reason in writing.")
            )
        return Finding(
            "broken", Told("Urgența nu are motiv în scris.", "The urgency has no reason in writing.")
        )
    if facts.urgent is None and facts.published and (day := case.happened(facts.endorsed or facts.adopted)):
        rule = BY_ID["endorsement-30-working-days"]
        if day < Span.of(rule, facts.published, case).shortest.earliest:
            return unknown(
                "S-a adoptat înainte de termen; nu se știe dacă s-a invocat urgența și cu ce motiv.",
                "It was adopted before the term; whether urgency was claimed, and why, is not known.",
            )
    return Finding(
        "not-applicable",
        Told(
            "Nu se aplică: nimic nu arată că s-a folosit procedura de urgență.",
            "Does not apply: nothing says that the urgent procedure was used.",
        ),
    )


def _last_day(rule: Rule, case: Case) -> Finding:
    facts = case.facts
    if facts.deadline is None and facts.proposals_days is not None:
        told = Told(
            f"Anunțul dă {facts.proposals_days} zile; legea cere {rule.number}.",
            f"The notice gives {facts.proposals_days} days; the law wants {rule.number}.",
        )
        return Finding("kept" if facts.proposals_days >= rule.number else "broken", told)
    if facts.published is None:
        return unknown(*NO_NOTICE).but(_said(case))
    span = Span.of(rule, facts.published, case)
    if facts.deadline is None:
        if case.as_of <= span.own.due:
            return Finding("not-due", RUNS.on(due=span.own.due))
        return unknown(
            f"Anunț la {said(facts.published, 'ro')}; ultima zi nu se știe, și putea fi cel mai devreme"
            f" {said(span.own.due, 'ro')}.",
            f"Notice of {said(facts.published, 'en')}; the last day is not known, and could be"
            f" {said(span.own.due, 'en')} at the earliest.",
        )
    return _against(facts.deadline, facts.published, span)


def _against(deadline: Deadline, published: date, span: Span) -> Finding:
    """An hour before midnight makes the last day too short, but no whole day too few."""
    what = what_of(
        "Anunț la {start}, ultima zi {day}.", "Notice of {start}, last day {day}.", published, deadline.day
    )
    whole = deadline.day if deadline.whole else deadline.day - ONE_DAY
    found = span.least(deadline.day, span.own.due, span.shortest.due, what)
    if found.verdict == "kept" and whole < span.own.due:
        return Finding("warning", what.then(ENDS_AT_AN_HOUR))
    return found


def _submitted(case: Case, published: date, day: date) -> Told:
    if case.happened(case.facts.endorsed):
        return what_of(
            "Anunț la {start}, supus avizării la {day}.",
            "Notice of {start}, to endorsement on {day}.",
            published,
            day,
        )
    return what_of(
        "Anunț la {start}, adoptat la {day}; ziua supunerii spre avizare, care e înainte, nu se știe.",
        "Notice of {start}, adopted on {day}; the day of submission for endorsement, which is before, is"
        " not known.",
        published,
        day,
    )


def _said(case: Case) -> Told:
    return SAID_BROKEN if case.facts.said_broken else NOTHING
