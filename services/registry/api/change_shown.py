"""How a request for a change is shown, and to whom."""

from typing import Any

from sqlalchemy.orm import Session

from services.registry.errors.changes import NoSuchChange
from services.registry.model.change_request import CHANGEABLE
from services.registry.model.likeness import compare
from services.registry.queries.beside_register import beside_register
from services.registry.queries.duplicates import likely_duplicates
from services.registry.queries.rows import Row
from shared.plain_text import plain
from shared.security.tokens import Principal

COMPARED = ("kind", "name", "cui", "register_number", "court", "seat", "locality_siruta")


def visible(row: Row | None, who: Principal, *, mine: bool) -> Row:
    """The row, with whether the caller represents the organisation.

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
