"""Notices as they were published or would be, and how authorities are reached."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.consultation.model.links import Links
from services.consultation.model.notice_contact import Contact, NoticeContact
from services.consultation.model.notice_text import Announced
from services.consultation.model.own_notice import OwnNotice

Row = dict[str, Any]


def notice(session: Session, consultation_id: UUID) -> OwnNotice | None:
    """What is kept of a consultation's notice; None where nobody has written on it."""
    return session.get(OwnNotice, consultation_id)


def contact(session: Session, authority: str) -> tuple[Contact, int]:
    """How an authority is reached, and the version of it; 0 where nobody has said it."""
    found = session.scalar(select(NoticeContact).where(NoticeContact.authority == authority))
    return (found.contact, found.version) if found else (Contact(), 0)


def announced(
    session: Session, row: Row, articles: int, kept: OwnNotice | None, links: Links, on: date
) -> Announced:
    """All that a notice speaks of.

    Args:
        row: the consultation, as its page is made of.
        articles: how many there are.
        kept: what its clerk added.
        links: to its pages.
        on: the day of the announcement.
    """
    files = [file.name for file in row["files"] if file.state != "refused"]
    return Announced(
        authority=row["authority_name"],
        on=on,
        title=row["title"],
        kind=row["kind"],
        articles=articles,
        documents=[*(str(document["title"]) for document in row["documents"]), *files],
        page=links.consultation(row["id"]),
        form=links.recommend(row["id"]),
        published_at=f"{links.consultation(row['id'])}#recomandari",
        last_day=row["last_day"],
        contact=contact(session, row["authority"])[0],
        number=kept.number if kept else "",
        paragraph=kept.paragraph if kept else "",
        urgency=row["urgency_reason"],
    )
