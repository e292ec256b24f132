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
    "inregistrata_la",
    "canal",
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
    "fisiere",
)
CONTACT_HEAD = ("nume", "e_mail", "adresa_postala", "numar_propriu")
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
FOR_AUTHORITY, HIDDEN, ERASED = "doar pentru autoritate", "fără acces public", "șters odată cu autorul"
WHOLE_ACT, WITHDRAWN = "proiectul întreg", "retrasă de autor"
CHANNELS = {
    "online": "pe site",
    "paper": "pe hârtie",
    "email": "prin e-mail",
    "meeting": "la o ședință",
    "other": "altfel",
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
        moment(shown["received_at"], hour_known=shown["hour_known"]),
        moment(shown["entered_at"]),
        CHANNELS.get(shown["channel"], shown["channel"]),
        shown["consultation"]["title"],
        ", ".join(shown["articles"]) or WHOLE_ACT,
        author["label"] if isinstance(author, dict) else author,
        shown["organisation_name"] or "",
        shown["text"] or "",
        shown["reason"] or "",
        shown["proposed_wording"] or "",
        WITHDRAWN if shown["withdrawn_at"] else VERDICTS.get(answer.get("verdict", ""), ""),
        answer.get("reason", ""),
        moment(answer.get("answered_at")),
        links.recommendation(shown["id"]),
        files_cell(shown),
    ]


def files_cell(shown: Row) -> str:
    """The files by their names; of those that the reader may not have, how many there are."""
    names = [file["name"] or ERASED for file in shown["files"]]
    for count, what in (
        (shown.get("files_for_authority"), FOR_AUTHORITY),
        (shown.get("files_hidden"), HIDDEN),
    ):
        if count:
            names.append(f"{count} {what}")
    return "; ".join(names)


def contact_cells(shown: Row) -> list[Cell]:
    """How the author is called and written to, for the authority alone."""
    author = shown["author"]
    cells = author["name"], author["email"], author["postal_address"], shown["town_number"]
    return [cell or "" for cell in cells]


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


def moment(instant: datetime | None, *, hour_known: bool = True) -> str:
    """`2026-01-23 14:05` in Romania; the day alone where nobody noted the hour."""
    pattern = "%Y-%m-%d %H:%M" if hour_known else "%Y-%m-%d"
    return instant.astimezone(ROMANIA).strftime(pattern) if instant else ""
