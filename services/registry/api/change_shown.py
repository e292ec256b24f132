"""How a request for a change is shown, and to whom."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.errors.changes import NoSuchChange
from services.registry.model.change_request import ANOTHER, CHANGEABLE, SELF
from services.registry.model.likeness import compare
from services.registry.queries.beside_register import beside_register
from services.registry.queries.duplicates import likely_duplicates
from services.registry.queries.representatives import held_by, represented_by
from services.registry.queries.rows import Row
from shared.plain_text import plain
from shared.security.tokens import Principal

COMPARED = ("kind", "name", "cui", "register_number", "court", "seat", "locality_siruta")


def visible(row: Row | None, who: Principal, *, mine: bool) -> Row:
    """The row, with whether it is the caller's: as a newcomer's own, else as the organisation's.

    Raises:
        NoSuchChange: there is none, or it is not for the caller.
    """
    if row is None or (not mine and row["authority"] not in who.authorities("clerk")):
        raise NoSuchChange()
    return {**row, "mine": mine}


def lined(row: Row) -> dict[str, Any]:
    """With the changed fields in the order in which they are shown."""
    fields = [{"field": name, **row["changed"][name]} for name in CHANGEABLE if name in row["changed"]]
    return {**row, "changed": fields}


def is_mine(row: Row, account_id: UUID, *, represents: bool) -> bool:
    """Whether it is for the person: what a newcomer asks for is not for who represents the organisation."""
    return row["asked_by"] == account_id if row["representative"] == SELF else represents


def with_representatives(session: Session, row: Row, today: date) -> dict[str, Any]:
    """Who is to represent it; to the clerk alone, who does so now and what who asks holds there."""
    shown: dict[str, Any] = {"represented_by": [], "asker_holds": []}
    if row["representative"] and not row["mine"]:
        shown["represented_by"] = represented_by(session, row["organisation_id"], today)
        shown["asker_holds"] = held_by(session, row["organisation_id"], row["asked_by"], today)
    return {**shown, "successor": row if row["representative"] == ANOTHER else None}


def comparison_of(session: Session, row: Row) -> dict[str, Any]:
    """What looks like the organisation as it is to be, field by field."""
    wanted = {name: change["after"] for name, change in row["changed"].items()}
    to_be = {**row, **wanted, "search_text": plain(wanted.get("name") or row["name"])}
    others = likely_duplicates(session, to_be)
    return {
        "duplicates": [
            {**other, "facts": {name: other[name] for name in COMPARED}, "compared": compare(to_be, other)}
            for other in others
        ],
        "national_register": beside_register(session, to_be),
    }
