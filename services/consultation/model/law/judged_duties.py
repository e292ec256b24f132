"""Duties without a term: register, responsible person, reasons, yearly report."""

from datetime import date

from services.consultation.model.law.rules import Rule
from services.consultation.model.law.verdicts import Case, Finding, unknown
from services.consultation.model.law.words import Told


def register(_: Rule, case: Case) -> Finding:
    """Art. 7 (5)."""
    return _flag(
        case.facts.register_kept,
        Told("Propunerile sunt într-un registru.", "The proposals are in a register."),
        Told("Propunerile nu sunt într-un registru.", "The proposals are in no register."),
        Told(
            "Nu se știe dacă propunerile s-au trecut în registru.",
            "Whether proposals went into a register is not known.",
        ),
    )


def officer(_: Rule, case: Case) -> Finding:
    """Art. 7 (7)."""
    return _flag(
        case.facts.officer_named,
        Told("Persoana responsabilă este făcută cunoscută.", "The responsible person is made known."),
        Told("Nu este făcută cunoscută nicio persoană responsabilă.", "No responsible person is made known."),
        Told(
            "Nu se știe dacă persoana responsabilă este făcută cunoscută.",
            "Whether the responsible person is made known is not known.",
        ),
    )


def refusals(_: Rule, case: Case) -> Finding:
    """Art. 12: a reason in writing for each written recommendation that is not taken over."""
    received, accepted = case.facts.received, case.facts.accepted
    if received == 0 or (received is not None and received == accepted):
        return Finding(
            "not-applicable",
            Told(
                "Nu se aplică: nu există recomandări nepreluate.",
                "Does not apply: no recommendation was not taken over.",
            ),
        )
    return _flag(
        case.facts.refusals_reasoned,
        Told("Fiecare nepreluare are o justificare scrisă.", "Each refusal has its reason in writing."),
        Told("Există nepreluări fără justificare scrisă.", "There are refusals without a reason in writing."),
        Told(
            "Nu se știe dacă nepreluările sunt justificate în scris.",
            "Whether refusals have their reason in writing is not known.",
        ),
    )


def annual_report(_: Rule, case: Case) -> Finding:
    """Art. 13: on a year that is over; the law gives no day for it, so nothing is late."""
    if published := case.happened(case.facts.annual_report):
        return Finding(
            "kept", Told("Raport publicat la {day}.", "Report published on {day}.").on(day=published)
        )
    year = case.facts.first_known
    if year and date(year.year, 12, 31) >= case.as_of:
        return Finding(
            "not-due", Told(f"Anul {year.year} nu s-a încheiat.", f"The year {year.year} is not over.")
        )
    return unknown(
        "Nu se știe dacă raportul anual s-a publicat.",
        "Whether the yearly report was published is not known.",
    )


def _flag(fact: bool | None, kept: Told, broken: Told, not_known: Told) -> Finding:
    if fact is None:
        return Finding("unknown", not_known)
    return Finding("kept", kept) if fact else Finding("broken", broken)
