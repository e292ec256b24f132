"""Debates and public meetings, held against the days of an act. A debate is no meeting."""

from datetime import timedelta

from services.consultation.model.law.rules import Rule
from services.consultation.model.law.verdicts import RUNS, Case, Finding, Span, unknown, what_of
from services.consultation.model.law.words import Told, said


def debate(_: Rule, case: Case) -> Finding:
    """Art. 7 (9): who may ask for a debate gets one."""
    asked_by, held = case.facts.debate_requested_by, case.facts.debate
    if held and held <= case.as_of:
        return Finding("kept", Told("Dezbatere la {day}.", "Debate on {day}.").on(day=held))
    if held:
        return Finding("not-due", Told("Dezbaterea este la {day}.", "The debate is on {day}.").on(day=held))
    if asked_by in ("citizen", "nobody"):
        return Finding(
            "not-applicable",
            Told(
                "Nu se aplică: nu a cerut-o nicio asociație legal constituită și nicio autoritate.",
                "Does not apply: no legally constituted association and no authority has asked.",
            ),
        )
    if asked_by is None:
        return unknown(
            "Nu se știe dacă s-a cerut sau s-a ținut o dezbatere.",
            "Whether a debate was asked for or held is not known.",
        )
    if case.happened(case.facts.adopted):
        return Finding(
            "broken",
            Told(
                "S-a cerut o dezbatere, iar actul s-a adoptat fără ea.",
                "A debate was asked for, and the act adopted without one.",
            ),
        )
    return Finding(
        "not-due",
        Told(
            "S-a cerut o dezbatere, care trebuie ținută înainte de adoptare.",
            "A debate was asked for, and is to be held before adoption.",
        ),
    )


def debate_within(rule: Rule, case: Case) -> Finding:
    """First form, art. 6 (8): the debate against the day on which it was announced."""
    announced, held = case.facts.debate_announced, case.facts.debate
    if announced is None or held is None:
        return unknown(
            "Nu se știu și ziua anunțării dezbaterii, și ziua ei.",
            "The day of announcing a debate and its day are not both known.",
        )
    what = what_of(
        "Dezbatere anunțată la {start}, ținută la {day}.",
        "Debate announced on {start}, held on {day}.",
        announced,
        held,
    )
    return Span.of(rule, announced, case).most(held, what)


def debate_documents(rule: Rule, case: Case) -> Finding:
    """Art. 7 (10) d: the documents against the day of the debate."""
    held, published = case.facts.debate, case.facts.debate_documents
    if held is None:
        return unknown("Nu se știe dacă a avut loc o dezbatere.", "Whether a debate was held is not known.")
    span = Span.of(rule, held, case)
    if published := case.happened(published):
        what = what_of(
            "Dezbatere la {start}, documente publice la {day}.",
            "Debate on {start}, documents public on {day}.",
            held,
            published,
        )
        return span.most(published, what)
    if case.as_of <= span.shortest.due:
        return Finding("not-due", RUNS.on(due=span.shortest.due))
    return unknown(
        f"Documentele trebuiau publicate până la {said(span.shortest.due, 'ro')}; nu se știe când s-a făcut.",
        f"The documents were due by {said(span.shortest.due, 'en')}; when they were published is not known.",
    )


def public_meeting(rule: Rule, case: Case) -> Finding:
    """Art. 8 (1): the notice of a meeting against the meeting, in plain days. A debate is no meeting."""
    notice, meeting = case.facts.meeting_notice, case.facts.meeting or case.facts.adopted
    if notice is None or meeting is None:
        return unknown(
            "Nu se știu și ziua ședinței publice, și ziua anunțului ei.",
            "The day of the public meeting and the day of its notice are not both known.",
        )
    what = what_of(
        "Ședință anunțată la {start}, ținută la {day}.",
        "Meeting announced on {start}, held on {day}.",
        notice,
        meeting,
    )
    latest = meeting - timedelta(days=rule.number)
    told = what.then(
        Told("Anunțul se putea face până la {due}.", "The notice could be given until {due}.").on(due=latest)
    )
    return Finding("kept" if notice <= latest else "broken", told)
