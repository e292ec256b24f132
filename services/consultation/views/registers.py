"""The registers of an authority, as lists and as files show them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.consultation.model.days import ROMANIA
from services.consultation.model.links import Links
from services.consultation.views.consultations import consultation_line

Row = dict[str, Any]
Cell = str | int

ENTRY_HEAD = (
    "numar",
    "primita_la",
    "proiect",
    "articol",
    "autor",
    "organizatie",
    "recomandare",
    "motivare",
    "formulare_propusa",
    "raspuns",
    "motivul_raspunsului",
    "raspuns_la",
    "pagina",
)
CONTACT_HEAD = ("nume", "e_mail")
ACT_HEAD = (
    "numar",
    "titlu",
    "tip",
    "publicat_la",
    "recomandari_pana_la",
    "stare",
    "recomandari_primite",
    "preluate",
    "preluate_in_parte",
    "nepreluate",
    "in_afara_competentei",
    "pagina",
)
VERDICTS = {
    "accepted": "preluată",
    "partly": "preluată în parte",
    "refused": "nepreluată",
    "not-in-power": "nu ține de competența autorității",
}
STATES = {"open": "se primesc recomandări", "closed": "termenul s-a încheiat"}


def registered_act(row: Row, now: datetime) -> Row:
    """An act in the register of drafts."""
    number = f"{row['act_number']}/{row['act_year']}"
    return {**consultation_line(row, now), "register_number": number}


def entry_cells(shown: Row, links: Links) -> list[Cell]:
    """A recommendation as a line of a file.

    Args:
        shown: what `for_all` or `for_desk` has made.
    """
    answer = shown["answer"] or {}
    author = shown["author"]
    return [
        shown["register_number"],
        moment(shown["received_at"]),
        shown["consultation"]["title"],
        shown["article"] or "",
        author["label"] if isinstance(author, dict) else author,
        shown["organisation"]["name"] if shown["organisation"] else "",
        shown["text"],
        shown["reason"] or "",
        shown["proposed_wording"] or "",
        VERDICTS.get(answer.get("verdict", ""), answer.get("verdict", "")),
        answer.get("reason", ""),
        moment(answer.get("answered_at")),
        links.recommendation(shown["id"]),
    ]


def contact_cells(shown: Row) -> list[Cell]:
    """How the author is called and written to, for the authority alone."""
    return [shown["author"]["name"], shown["author"]["email"] or ""]


def act_cells(shown: Row, links: Links) -> list[Cell]:
    """An act as a line of a file."""
    answers = shown["answers"]
    return [
        shown["register_number"],
        shown["title"],
        shown["kind"],
        shown["published_on"].isoformat(),
        shown["recommendations_until"].isoformat() if shown["recommendations_until"] else "",
        STATES.get(shown["state"], shown["state"]),
        shown["received"],
        *(answers.get(verdict, 0) for verdict in VERDICTS),
        links.consultation(shown["id"]),
    ]


def about(title: str, authority: Row, path: str, now: datetime, more: Sequence[str] = ()) -> list[list[str]]:
    """The second sheet: what the list is, whose, and of which moment."""
    lines = [["titlu", title], ["autoritate", authority["name"]], ["sursa", path], ["data", moment(now)]]
    return [*lines, *(["nota", note] for note in more)]


def moment(instant: datetime | None) -> str:
    """`2026-01-23 14:05` in Romania."""
    return instant.astimezone(ROMANIA).strftime("%Y-%m-%d %H:%M") if instant else ""
