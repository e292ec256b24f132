"""Authorities."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, row_of, rows_of

AUTHORITY = """
    select slug, name, locality_siruta, county, is_example, officer_name, officer_email, officer_phone,
           address, contact_email, contact_phone, website, version
    from authority
"""
DEPARTMENTS = """
    select id, name, email, phone, version from department where authority = :slug
    order by sort_key, id limit 200
"""


def authorities(session: Session) -> Sequence[Row]:
    """All authorities, by name."""
    return rows_of(session, f"{AUTHORITY} order by sort_key, slug")


def authority(session: Session, slug: str) -> Row | None:
    """The authority of that slug."""
    return row_of(session, f"{AUTHORITY} where slug = :slug", slug=slug)


def departments(session: Session, slug: str) -> Sequence[Row]:
    """An authority's departments, by name; at most 200."""
    return rows_of(session, DEPARTMENTS, slug=slug)
