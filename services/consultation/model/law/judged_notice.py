"""The notice itself: where it was published, and what it has."""

import re

from services.consultation.model.law.facts import CHANNELS
from services.consultation.model.law.rules import Rule
from services.consultation.model.law.verdicts import Case, Finding, unknown
from services.consultation.model.law.words import Told
from shared.plain_text import plain

SUBSTANTIATION = re.compile(r"\b(nota de fundamentare|expunere(a)? de motive|referat(ul)? de aprobare)\b")
TEXT = re.compile(r"\b(proiect\w*|hotarare\w*|dispozitie\w*|regulament\w*|anex\w*|ph)\b")
CHANNEL_NAMES = {
    "site": Told("site", "site"),
    "premises": Told("sediu", "premises"),
    "media": Told("presă", "media"),
}


def channels(_: Rule, case: Case) -> Finding:
    """Art. 7 (1): site, premises, media."""
    found = case.facts.channels
    if found is None:
        return unknown(
            "Nu se știe unde s-a publicat anunțul.", "It is not known where the notice was published."
        )
    missing = [CHANNEL_NAMES[channel] for channel in CHANNELS if channel not in found]
    if missing:
        return Finding(
            "broken",
            Told(
                f"Anunțul nu s-a publicat și la: {', '.join(name.ro for name in missing)}.",
                f"The notice was not published at: {', '.join(name.en for name in missing)}.",
            ),
        )
    return Finding(
        "kept",
        Told(
            "Anunțul s-a publicat pe site, la sediu și în presă.",
            "The notice was published on the site, at the premises and in the media.",
        ),
    )


def contents(_: Rule, case: Case) -> Finding:
    """Art. 7 (2): what a notice has. A list that was found later may lack what was there: it warns."""
    facts = case.facts
    if facts.documents is None:
        return unknown(
            "Nu se știe ce documente are anunțul.", "It is not known which documents the notice has."
        )
    if not facts.documents:
        return Finding("broken", Told("Anunțul nu are niciun document.", "The notice has no document."))
    titles = [plain(title) for title in facts.documents]
    if not any(SUBSTANTIATION.search(title) for title in titles):
        return Finding(
            "warning",
            Told(
                "În lista documentelor nu apare nota de fundamentare, expunerea de motive sau referatul"
                " de aprobare;"
                " lista poate fi incompletă.",
                "The list of documents has no substantiation note, statement of reasons or approval"
                " report; it may be"
                " incomplete.",
            ),
        )
    if not any(TEXT.search(title) for title in titles):
        return Finding(
            "warning",
            Told(
                "În lista documentelor nu apare textul proiectului; lista poate fi incompletă.",
                "The list of documents has no text of the draft; it may be incomplete.",
            ),
        )
    if facts.published is None or (facts.deadline is None and facts.proposals_days is None):
        return unknown(
            "Documentele sunt în listă; ziua afișării sau termenul pentru propuneri nu se știe.",
            "The documents are listed; the day of display or the deadline for proposals is not known.",
        )
    return Finding(
        "kept",
        Told(
            "Ziua afișării, documentul de motivare, textul și termenul sunt cunoscute (locul și modul de"
            " trimitere nu"
            " se pot verifica de aici).",
            "The day of display, the reasoning document, the text and the deadline are known (place and"
            " way of sending"
            " cannot be checked from here).",
        ),
    )
