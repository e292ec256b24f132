"""A debate or a public meeting: who follows it, its draft or drafts like it is told, and who spoke on it.

Art. 8 of Law 52/2003 has the notice of a meeting sent to those who had sent written proposals in the fields
that it treats; whoever asked for the authority's notices gets it, too.
"""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.notification.model import Fact, Topic
from services.notification.repository import addressing, bell, drafts, followers
from services.notification.schemas.heard import as_json
from shared.clock import Clock
from shared.context import correlation_id, traceparent
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork


def tell_of_meeting(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """One mail to each, also to who follows in several ways and has spoken.

    Raises:
        Retry: the authority has not been heard of yet, so nobody could say its name.
    """
    said, session, now = message.data, uow.session, clock.now()
    place = drafts.place_of(session, said["authority"])
    if session.get(Fact, message.envelope.id):
        return
    consultation_id = said["consultation_id"]
    # `ro.parteneriat.consultation.meeting.moved.v1` is news of the sort `moved`; its minutes are of one sort.
    of, what = message.envelope.type.split(".")[-3:-1]
    what = of if of == "minutes" else what
    fact = Fact(
        id=message.envelope.id,
        category="meeting-news",
        authority=said["authority"],
        consultation_id=consultation_id,
        data={
            **as_json(said),
            "what": what,
            "authority_name": place.name,
            "locality_name": place.locality,
        },
        correlation_id=correlation_id.get(),
        traceparent=traceparent.get(),
        created_at=now,
    )
    uow.add(fact)
    session.flush()
    announced = drafts.announced(session, consultation_id) if consultation_id else None
    topics = [
        Topic.meeting(said["meeting_id"]),
        *([Topic.consultation(consultation_id)] if consultation_id else []),
        *Topic.of_drafts(
            said["authority"], locality=place.siruta, fields=announced.fields if announced else ()
        ),
    ]
    addressing.address(session, fact.id, topics, now)
    spoken_on = _whose_authors(session, said, announced)
    followers.address_authors(session, fact.id, spoken_on, now)
    bell.show_to_authors(session, fact, spoken_on, now)


def _whose_authors(session: Session, said: dict[str, Any], draft: drafts.Announced | None) -> list[UUID]:
    """The drafts whose authors are told: its own; of a public meeting all of its fields, art. 8 (1)."""
    own = [said["consultation_id"]] if said["consultation_id"] else []
    if said.get("kind") != "public-meeting" or draft is None or not draft.fields:
        return own
    return [*own, *drafts.of_fields(session, said["authority"], draft.fields)]
