"""Something has become of a draft: those who follow its authority are told, and those who spoke on it."""

from services.notification import repository
from services.notification.model import Fact, Topic
from services.notification.repository import addressing, bell, followers
from services.notification.schemas.heard import as_json
from shared.clock import Clock
from shared.context import correlation_id, traceparent
from shared.messaging.errors import Retry
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork

# What changes of a consultation while it is one; the others are news of its text and its end.
CHANGES = ("extended", "changed")


def tell_of_consultation(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """One mail to each, also to who follows and has spoken.

    Raises:
        Retry: the authority has not been heard of yet, so nobody could say its name.
    """
    said, session, now = message.data, uow.session, clock.now()
    name = repository.authority_name(session, said["authority"])
    if name is None:
        raise Retry(f"The authority {said['authority']} is not known yet.")
    if session.get(Fact, message.envelope.id):
        return
    # `ro.parteneriat.consultation.act.adopted.v1` is news of the sort `adopted`.
    what = message.envelope.type.split(".")[-2]
    fact = Fact(
        id=message.envelope.id,
        category="consultation-change" if what in CHANGES else "consultation-news",
        authority=said["authority"],
        consultation_id=said["consultation_id"],
        data={**as_json(said), "what": what, "authority_name": name},
        correlation_id=correlation_id.get(),
        traceparent=traceparent.get(),
        created_at=now,
    )
    uow.add(fact)
    session.flush()
    addressing.address(session, fact.id, Topic.of_drafts(said["authority"]), now)
    followers.address_authors(session, fact.id, said["consultation_id"], now)
    bell.show_to_authors(session, fact, said["consultation_id"], now)
