"""Whether a place is one of the nomenclature's."""

from sqlalchemy.orm import Session

from services.registry.errors.localities import UnknownLocality
from services.registry.queries import localities as queries


def check_locality(session: Session, siruta: int | None, seat: str) -> None:
    """See that a code is that of a town, a commune or a locality in one.

    Args:
        session: to read the nomenclature.
        siruta: as it was given; None where none was, which is well.
        seat: what was written beside it, to tell what was probably meant.

    Raises:
        UnknownLocality: it is none; the sentence suggests the nearest.
    """
    if siruta is None:
        return
    found = queries.locality(session, siruta)
    if found and found["level"] != "county":
        return
    county = found["county_name"] if found else None
    near = queries.nearest(session, seat, county, limit=1, level="locality")
    raise UnknownLocality(siruta=siruta, county=county, near=near[0] if near else None)
