"""Something has become of a draft: who follows it, or drafts like it, is told, and who spoke on it."""

from services.notification.model import Fact, Topic
from services.notification.repository import addressing, bell, drafts, followers
from services.notification.schemas.heard import as_json
from shared.clock import Clock
from shared.context import correlation_id, traceparent
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork

# What changes of a consultation while it is one; the others are news of its text and its end.
CHANGES = ("extended", "changed")
# Nothing to act on, and who spoke has had their answer: for those alone who follow this draft.
OF_ITS_OWN = ("finalised",)


def tell_of_consultation(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """One mail to each, also to who follows and has spoken.

    Raises:
        Retry: the authority has not been heard of yet, so nobody could say its name.
    """
    said, session, now = message.data, uow.session, clock.now()
    place = drafts.place_of(session, said["authority"])
    # `ro.parteneriat.consultation.act.adopted.v1` is news of the sort `adopted`.
    what = message.envelope.type.split(".")[-2]
    topics = [Topic.consultation(said["consultation_id"])]
    if session.get(Fact, message.envelope.id):
        return
    if what in OF_ITS_OWN and not addressing.are_followed(session, topics):
        return
    fact = Fact(
        id=message.envelope.id,
        category="consultation-change" if what in CHANGES else "consultation-news",
        authority=said["authority"],
        consultation_id=said["consultation_id"],
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
    if what in OF_ITS_OWN:
        addressing.address(session, fact.id, topics, now)
        return
    announced = drafts.announced(session, said["consultation_id"])
    fields = announced.fields if announced else ()
    topics += Topic.of_drafts(said["authority"], locality=place.siruta, fields=fields)
    addressing.address(session, fact.id, topics, now)
    followers.address_authors(session, fact.id, [said["consultation_id"]], now)
    bell.show_to_authors(session, fact, [said["consultation_id"]], now)
