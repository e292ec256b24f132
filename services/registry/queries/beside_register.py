"""What the national register says of the organisation that asks, as its last import left it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from services.registry.model.counties import NAMES
from services.registry.model.kinds import needed
from services.registry.model.likeness import compare
from services.registry.queries.national_register import matching
from services.registry.queries.rows import Row, row_of, rows_of

MOST = 5
IMPORTED = """
    select file_name, ended_at from national_register_import
    where state = 'done' order by ended_at desc, id desc limit 1
"""
TOWNS = """
    select siruta, coalesce(uat_name, name) as town, county_code from locality where siruta = any(:codes)
"""


def beside_register(session: Session, request: Row) -> dict[str, Any]:
    """Entries that may be the organisation, compared with what it says, and which file they stand in.

    Args:
        request: of `queries.verifications.verification`, or any row with what an organisation says.

    Returns:
        `imported`: the file and its day, None before the first import. `expected`: whether organisations of
        that kind stand in the national register at all. `entries`: five at most, the surest first.
    """
    here = request["locality_siruta"]
    towns = _towns(session, [here])
    found = matching(
        session,
        name=request["name"],
        register_number=request["register_number"],
        county=towns[here]["county_code"] if here in towns else None,
        limit=MOST,
    )
    towns |= _towns(session, [entry["locality_siruta"] for entry in found])
    ours = _facts(request, towns)
    return {
        "imported": row_of(session, IMPORTED),
        "expected": needed(request["kind"], "register_number") != "none",
        "asked": ours,
        "entries": [_beside(ours, entry, towns) for entry in found],
    }


def _beside(ours: Mapping[str, Any], entry: Row, towns: Mapping[int, Row]) -> dict[str, Any]:
    theirs = _facts({**entry, "register_number": entry["number"]}, towns)
    return {**entry, "facts": theirs, "compared": compare(ours, theirs)}


def _facts(row: Row, towns: Mapping[int, Row]) -> dict[str, Any]:
    """With the town's and the county's names; where the code is not known, the place as it was written."""
    town = towns.get(row["locality_siruta"])
    county = town["county_code"] if town else row.get("county_code")
    names = ("name", "register_number", "kind", "cui", "court")
    return {
        **{name: row[name] for name in names},
        "town": town["town"] if town else row.get("locality"),
        "county": NAMES.get(county or ""),
    }


def _towns(session: Session, codes: Iterable[int | None]) -> dict[int, Row]:
    wanted: Sequence[int] = sorted({code for code in codes if code is not None})
    return {row["siruta"]: row for row in rows_of(session, TOWNS, codes=wanted)}
