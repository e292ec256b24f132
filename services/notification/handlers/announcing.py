"""A consultation was published: everyone who asked is owed the notice (Law 52/2003, art. 7 (1))."""

from services.notification.model import Announcement, Fact, Topic
from services.notification.model.fact import ANNOUNCEMENT
from services.notification.repository import addressing, drafts, phrases
from services.notification.schemas.heard import as_json
from shared.clock import Clock
from shared.context import correlation_id, traceparent
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork
from shared.plain_text import plain


def announce(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """Make a delivery for each who asked, by one statement; senders do the rest.

    Raises:
        Retry: the authority has not been heard of yet, so nobody could say its name.
    """
    said, session, now = message.data, uow.session, clock.now()
    place = drafts.place_of(session, said["authority"])
    if session.get(Fact, message.envelope.id):
        return
    fact = Fact(
        id=message.envelope.id,
        category=ANNOUNCEMENT,
        authority=said["authority"],
        consultation_id=said["consultation_id"],
        data={**as_json(said), "authority_name": place.name, "locality_name": place.locality},
        correlation_id=correlation_id.get(),
        traceparent=traceparent.get(),
        created_at=now,
    )
    uow.add(fact)
    session.flush()
    uow.add(Announcement.begin(fact.id, said["consultation_id"], said["authority"], now))
    session.flush()
    topics = Topic.of_drafts(said["authority"], locality=place.siruta, fields=said["fields"])
    words = plain(f"{said['title']} {said['summary']}")
    addressing.address(session, fact.id, topics, now, words)
    phrases.count_words(session, words)  # last, for it holds up whoever counts the same words
