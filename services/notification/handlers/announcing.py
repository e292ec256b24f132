"""A consultation was published: everyone who asked is owed the notice (Law 52/2003, art. 7 (1))."""

from services.notification import repository
from services.notification.model import Announcement, Fact, Topic
from services.notification.model.fact import ANNOUNCEMENT
from services.notification.repository import addressing
from services.notification.schemas.heard import as_json
from shared.clock import Clock
from shared.context import correlation_id, traceparent
from shared.messaging.errors import Retry
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork


def announce(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """Make a delivery for each who asked, by one statement; senders do the rest.

    Raises:
        Retry: the authority has not been heard of yet, so nobody could say its name.
    """
    said, session, now = message.data, uow.session, clock.now()
    name = repository.authority_name(session, said["authority"])
    if name is None:
        raise Retry(f"The authority {said['authority']} is not known yet.")
    if session.get(Fact, message.envelope.id):
        return
    fact = Fact(
        id=message.envelope.id,
        category=ANNOUNCEMENT,
        authority=said["authority"],
        consultation_id=said["consultation_id"],
        data={**as_json(said), "authority_name": name},
        correlation_id=correlation_id.get(),
        traceparent=traceparent.get(),
        created_at=now,
    )
    uow.add(fact)
    session.flush()
    uow.add(Announcement.begin(fact.id, said["consultation_id"], said["authority"], now))
    session.flush()
    addressing.address(session, fact.id, Topic.of_drafts(said["authority"]), now)
