"""Meetings and activities with how many come; who comes as the desk sees it, and as a line of a file."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from services.consultation.model.gathering import Gathering
from services.consultation.model.registration import REGISTERED
from services.consultation.model.registration_links import RegistrationLinks
from services.consultation.views.registers import moment

Row = dict[str, Any]
Cell = str | int

HEAD = (
    "nume",
    "organizatie",
    "imputernicit",
    "dorinta",
    "articol",
    "punct",
    "stare",
    "loc_in_ordine",
    "inscris_la",
    "venit_la",
    "e_mail",
)
WISHES = {"attend": "asistă", "speak": "ia cuvântul", "press": "presă"}
STATES = {"registered": "are loc", "waiting": "așteaptă", "cancelled": "a renunțat"}


def gathering(
    of: Gathering, counts: Row, precedence: Sequence[str], articles: Sequence[Row], now: datetime
) -> Row:
    """A gathering for everybody: numbers, and nobody's name."""
    return {
        **asdict(of),
        "is_open": of.state == "called" and now < of.open_until,
        "articles": articles,
        "precedence": precedence,
        "counts": {**counts, "capacity": of.capacity, "left": of.free_seats(counts["taken"])},
    }


def own(row: Row, links: RegistrationLinks) -> Row:
    """One's own registration, with the ticket of who has a seat."""
    ticket = links.tickets.ticket_for(row["id"]) if row["state"] == REGISTERED else None
    return {**row, "ticket": ticket}


def for_desk(row: Row) -> Row:
    """A person on the list, with the address at which they are written to."""
    return {
        **row,
        "email": row["email"] or row["account_email"],
        "has_account": row["account_id"] is not None,
    }


def cells(shown: Row) -> list[Cell]:
    """A person as a line of a file, of what `for_desk` has made."""
    return [
        shown["name"],
        shown["organisation_name"] or "",
        "da" if shown["organisation_id"] else "",
        WISHES[shown["wish"]],
        shown["article"] or "",
        shown["agenda_point"] or "",
        STATES[shown["state"]],
        shown["place"] or "",
        moment(shown["asked_at"]),
        moment(shown["arrived_at"]),
        shown["email"] or "",
    ]
