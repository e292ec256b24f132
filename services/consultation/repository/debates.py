"""Requests for a debate, to be entered and answered; who asks, as far as it is known here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from services.consultation.errors.debates import NoSuchDebateRequest
from services.consultation.model.consultation import Consultation
from services.consultation.model.days import day_of
from services.consultation.model.debate_request import STANDING, DebateRequest, asker_kind
from services.consultation.model.debate_request import AskerKind as Kind
from services.consultation.model.meeting import CALLED, HELD, Meeting
from services.consultation.model.meeting_findings import DEBATE
from shared.plain_text import plain

# An observer does not speak for others, nor does anybody for what has ended.
SPOKEN_FOR = text("""
    select coalesce(n.name, m.organisation_name)
    from mandate m left join organisation_name n on n.organisation_id = m.organisation_id
    where m.account_id = :account_id and m.organisation_id = :organisation_id
      and not exists (select from organisation_end e where e.organisation_id = m.organisation_id)
      and coalesce(role, 'legal-representative') in ('legal-representative', 'delegate')
      and from_date <= :today and (until_date is null or until_date >= :today)
      and (ended_at is null or ended_at > :at)
    limit 1
""")
KNOWN = text("""
    select coalesce(n.name, o.name, (
               select any_one.name from organisation any_one
               where any_one.organisation_id = asked.id order by any_one.authority limit 1)) as name,
           coalesce(o.kind, (
               select max(any_one.kind) from organisation any_one
               where any_one.organisation_id = asked.id)) as kind,
           case when e.organisation_id is not null then 'ended'
                when o.state is not null then o.state
                when exists (select from organisation any_one where any_one.organisation_id = asked.id)
                    or exists (select from mandate m where m.organisation_id = asked.id) then 'unverified'
                else 'unknown' end as known
    from (select cast(:organisation_id as uuid) as id) asked
    left join organisation o on o.organisation_id = asked.id and o.authority = :authority
    left join organisation_name n on n.organisation_id = asked.id
    left join organisation_end e on e.organisation_id = asked.id
""")


@dataclass(frozen=True)
class Known:
    """An organisation as the registry's word has it; `name` None where nothing was heard of it."""

    name: str | None
    kind: Kind
    standing: str


def consultation_to_ask(session: Session, consultation_id: UUID) -> Consultation | None:
    """The consultation, held so that one request at a time comes in, and none while a procedure ends."""
    query = select(Consultation).where(Consultation.id == consultation_id).with_for_update(key_share=True)
    return session.scalar(query.execution_options(populate_existing=True))


def title_and_kind(session: Session, consultation_id: UUID) -> tuple[str, str]:
    """How a consultation is called and which kind of act it is on, without locking it."""
    query = select(Consultation.title, Consultation.kind).where(Consultation.id == consultation_id)
    row = session.execute(query).one()
    return row.title, row.kind


def spoken_for(session: Session, account_id: UUID, organisation_id: UUID, at: datetime) -> str | None:
    """The name of an organisation for which the person holds a mandate at that instant."""
    asked = {
        "account_id": account_id,
        "organisation_id": organisation_id,
        "today": day_of(at),
        "at": at,
    }
    name: str | None = session.execute(SPOKEN_FOR, asked).scalar()
    return name


def known(session: Session, organisation_id: UUID | None, authority: str) -> Known:
    """What the authority's registry finds of an organisation today."""
    if organisation_id is None:
        return Known(None, "association", "unknown")
    row = session.execute(KNOWN, {"organisation_id": organisation_id, "authority": authority}).one()
    return Known(row.name, asker_kind(row.kind), row.known)


def asked_already(
    session: Session, consultation_id: UUID, organisation_id: UUID | None, name: str
) -> DebateRequest | None:
    """A request of the same organisation that stands, by its id or, of one on paper, by its name."""
    same = DebateRequest.name_plain == plain(name)
    if organisation_id is not None:
        same = (DebateRequest.organisation_id == organisation_id) | (
            DebateRequest.organisation_id.is_(None) & same
        )
    query = select(DebateRequest).where(
        DebateRequest.consultation_id == consultation_id,
        DebateRequest.state.in_(STANDING),
        DebateRequest.kind != "other",
        same,
    )
    return session.scalar(query.limit(1))


def request(session: Session, request_id: UUID) -> DebateRequest:
    """A request to be changed.

    Raises:
        NoSuchDebateRequest
    """
    found = session.get(DebateRequest, request_id, with_for_update=True)
    if found is None:
        raise NoSuchDebateRequest
    return found


def open_requests(session: Session, consultation_id: UUID) -> Sequence[DebateRequest]:
    """Those that wait for an answer, locked."""
    return _locked(session, DebateRequest.consultation_id == consultation_id, DebateRequest.state == "open")


def of_meeting(session: Session, meeting_id: UUID) -> Sequence[DebateRequest]:
    """Those that a debate answers, locked; who has taken theirs back is not among them."""
    return _locked(session, DebateRequest.meeting_id == meeting_id, DebateRequest.state == "called")


def standing_debate(session: Session, consultation_id: UUID) -> Meeting | None:
    """The debate of a draft that is to come, the first first; else one that was held."""
    query = select(Meeting).where(
        Meeting.consultation_id == consultation_id,
        Meeting.kind == DEBATE,
        Meeting.state.in_((CALLED, HELD)),
    )
    return session.scalar(query.order_by(Meeting.state, Meeting.starts_at, Meeting.id).limit(1))


def of_account(session: Session, account_id: UUID) -> Sequence[DebateRequest]:
    """What a person has asked for, locked."""
    return _locked(session, DebateRequest.account_id == account_id)


def owed(session: Session, consultation_id: UUID) -> tuple[int, int]:
    """How many requests are open, and how many wait for the debate that was called for them."""
    query = select(
        func.count().filter(DebateRequest.state == "open"),
        func.count().filter(DebateRequest.state == "called", DebateRequest.held_at.is_(None)),
    ).where(DebateRequest.consultation_id == consultation_id)
    waiting, ahead = session.execute(query).one()
    return waiting, ahead


def _locked(session: Session, *where: object) -> Sequence[DebateRequest]:
    query = select(DebateRequest).where(*where).order_by(DebateRequest.id).with_for_update()  # type: ignore[arg-type]
    return session.scalars(query).all()
