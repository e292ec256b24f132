"""Organisations and what authorities find about them."""

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from services.registry.model import (
    Authority,
    Organisation,
)


def authority_exists(session: Session, slug: str) -> bool:
    """Whether an authority has that slug."""
    return session.scalar(select(Authority.id).where(Authority.slug == slug)) is not None


def authority_named(session: Session, slug: str) -> Authority | None:
    """The authority of that slug."""
    return session.scalar(select(Authority).where(Authority.slug == slug))


def recognised_like(session: Session, claimed: Organisation) -> Organisation | None:
    """A verified organisation with the same CUI, or the same register number and name.

    The number alone tells nothing: the national register has given thousands of them twice.
    """
    same = [
        and_(
            Organisation.register_number == claimed.register_number,
            Organisation.search_text == claimed.search_text,
        )
    ]
    if claimed.cui:
        same.append(Organisation.cui == claimed.cui)
    return session.scalar(select(Organisation).where(Organisation.recognised, or_(*same)).with_for_update())
