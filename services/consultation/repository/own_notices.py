"""Notices and contacts, to be changed; who is first finds them empty, in version 0."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.consultation.model.notice_contact import NoticeContact
from services.consultation.model.own_notice import OwnNotice
from shared.ids import new_id

EMPTY_NOTICE = text("""
    insert into own_notice (id, version, number, paragraph) values (:id, 0, '', '') on conflict do nothing
""")
EMPTY_CONTACT = text("""
    insert into notice_contact (id, version, authority) values (:id, 0, :authority) on conflict do nothing
""")


def notice(session: Session, consultation_id: UUID) -> OwnNotice:
    """The notice of a consultation of ours, locked."""
    session.execute(EMPTY_NOTICE, {"id": consultation_id})
    return session.get_one(OwnNotice, consultation_id, with_for_update=True)


def contact(session: Session, authority: str) -> NoticeContact:
    """How an authority is reached, locked."""
    session.execute(EMPTY_CONTACT, {"id": new_id(), "authority": authority})
    query = session.query(NoticeContact).filter(NoticeContact.authority == authority)
    return query.with_for_update().one()
