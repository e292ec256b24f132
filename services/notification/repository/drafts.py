"""Drafts and meetings as they were announced here, and where their authorities are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.notification.model.known import authority
from shared.messaging.errors import Retry

ANNOUNCED = text("""
    select f.data ->> 'title' as title, coalesce(f.data -> 'fields', '[]') as fields
    from announcement a join fact f on f.id = a.id
    where a.consultation_id = :consultation_id order by a.id desc limit 1
""")
OF_FIELDS = text("""
    select distinct a.consultation_id from announcement a join fact f on f.id = a.id
    where a.authority = :authority and jsonb_exists_any(f.data -> 'fields', cast(:fields as text[]))
""")
LAST_OF_COURSE = text("""
    select data from fact
    where category = 'course-news' and data ->> 'course_id' = :course_id order by id desc limit 1
""")
MEETING_TITLE = text("""
    select data ->> 'title' from fact
    where category = 'meeting-news' and data ->> 'meeting_id' = :meeting_id order by id desc limit 1
""")


@dataclass(frozen=True)
class Place:
    """An authority, and the locality that it is in, if it is in one."""

    name: str
    siruta: int | None
    locality: str | None


@dataclass(frozen=True)
class Announced:
    """What was announced of a draft."""

    title: str
    fields: Sequence[str]


def place_of(session: Session, slug: str) -> Place:
    """What an authority is called, and where it is.

    Raises:
        Retry: it has not been heard of yet, so nobody could say its name.
    """
    columns = authority.c.name, authority.c.locality_siruta, authority.c.locality_name
    row = session.execute(select(*columns).where(authority.c.slug == slug)).first()
    if row is None:
        raise Retry(f"The authority {slug} is not known yet.")
    return Place(*row)


def announced(session: Session, consultation_id: UUID) -> Announced | None:
    """What was announced of a draft; None where it was not published here."""
    row = session.execute(ANNOUNCED, {"consultation_id": consultation_id}).first()
    return Announced(row.title, row.fields) if row else None


def of_fields(session: Session, authority_slug: str, fields: Sequence[str]) -> list[UUID]:
    """The drafts of an authority that were announced here in one of these fields."""
    given = {"authority": authority_slug, "fields": list(fields)}
    return list(session.scalars(OF_FIELDS, given))


def last_of_course(session: Session, course_id: str) -> dict[str, Any] | None:
    """What was told of a course last; None where nothing was, or it is long ago."""
    found: dict[str, Any] | None = session.scalar(LAST_OF_COURSE, {"course_id": course_id})
    return found


def meeting_title(session: Session, meeting_id: str) -> str | None:
    """What a meeting is called; None where nobody was called to it here."""
    title: str | None = session.scalar(MEETING_TITLE, {"meeting_id": meeting_id})
    return title


def locality_name(session: Session, siruta: int) -> str | None:
    """What a locality is called in which an authority is; None where none is there."""
    query = select(authority.c.locality_name, authority.c.name).where(authority.c.locality_siruta == siruta)
    row = session.execute(query.order_by(authority.c.locality_name.nulls_last()).limit(1)).first()
    return (row.locality_name or row.name) if row else None
