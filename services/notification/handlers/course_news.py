"""A course of an authority: who follows it, its place or education is told of it, changed or cancelled."""

from typing import Any

from services.notification.model import Fact, Topic
from services.notification.repository import addressing, drafts
from services.notification.schemas.heard import as_json
from shared.clock import Clock
from shared.context import correlation_id, traceparent
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork

FIELDS = ("education",)
# What somebody has to know who thinks of coming; a corrected programme is none of it.
MATTERS = ("title", "starts_at", "ends_at", "enrol_until", "audience")
KEPT = ("starts_at", "ends_at", "is_example", "hours", "enrol_until")


def tell_of_course(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """One mail to each, also to who follows in several ways.

    Raises:
        Retry: the authority has not been heard of yet, so nobody could say its name.
    """
    said, session, now = as_json(message.data), uow.session, clock.now()
    place = drafts.place_of(session, said["authority"])
    if session.get(Fact, message.envelope.id):
        return
    # `ro.parteneriat.training.course.changed.v1` is news of the sort `changed`.
    what = message.envelope.type.split(".")[-2]
    before = drafts.last_of_course(session, said["course_id"]) or {}
    if what == "changed" and before and not _matters(said, before):
        return
    fact = Fact(
        id=message.envelope.id,
        category="course-news",
        authority=said["authority"],
        consultation_id=None,
        data={
            **{name: before.get(name) for name in KEPT},
            **said,
            "what": what,
            "sequence": message.envelope.sequence,
            "authority_name": place.name,
            "locality_name": place.locality,
        },
        correlation_id=correlation_id.get(),
        traceparent=traceparent.get(),
        created_at=now,
    )
    uow.add(fact)
    session.flush()
    topics = Topic.of_drafts(said["authority"], locality=place.siruta, fields=FIELDS)
    addressing.address(session, fact.id, topics, now)


def _matters(said: dict[str, Any], before: dict[str, Any]) -> bool:
    return any(said.get(name) != before.get(name) for name in MATTERS)
