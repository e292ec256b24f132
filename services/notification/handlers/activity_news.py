"""Joint activities: who follows the authority, its place or a partner is told; guests are invited."""

from typing import Any

from services.notification import repository
from services.notification.handlers.telling import tell_person
from services.notification.model import Fact, Topic
from services.notification.model.fact import Category
from services.notification.repository import addressing, drafts, followers, press
from services.notification.schemas.heard import as_json
from shared.clock import Clock
from shared.context import correlation_id, traceparent
from shared.messaging.errors import Retry
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork

NEWS: Category = "activity-news"
INVITATION: Category = "activity-invitation"
LANGUAGE = "ro"  # of a guest of whom nothing but the address is known


def tell_of_activity(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """It was announced, is otherwise, or is not held: one mail to each, whatever else they follow.

    Raises:
        Retry: the authority has not been heard of yet, so nobody could say its name.
    """
    said, session = message.data, uow.session
    place = drafts.place_of(session, said["authority"])
    names = followers.organisation_names(session, said["organisation_ids"])
    followed = {Topic.organisation(one).key: name for one, name in names.items()}
    # `ro.parteneriat.consultation.activity.announced.v1` is news of the sort `announced`.
    data = {"what": message.envelope.type.split(".")[-2], "followed": followed}
    if _noted(NEWS, data, message, uow, clock, place):
        organisations = [Topic.organisation(one) for one in said["organisation_ids"]]
        addressing.address(
            session, message.envelope.id, [*_of_authority(said, place), *organisations], clock.now()
        )


def invite_groups(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """Newsrooms on the authority's list, and who follows it: each once, who is both, too.

    Raises:
        Retry: the authority has not been heard of yet.
    """
    said, session = message.data, uow.session
    place = drafts.place_of(session, said["authority"])
    if not _noted(INVITATION, {"what": "invited"}, message, uow, clock, place):
        return
    if "press" in said["groups"]:
        press.address_press(session, message.envelope.id, said["authority"], clock.now())
    if "citizens" in said["groups"]:
        addressing.address(session, message.envelope.id, _of_authority(said, place), clock.now())


def invite_guest(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """One who speaks for an organisation, or an address that a partner has named.

    Raises:
        Retry: the account or the authority has not been heard of yet.
    """
    said, session = message.data, uow.session
    place = drafts.place_of(session, said["authority"])
    recipient, language = said["email"], LANGUAGE
    if said["has_account"]:
        person = repository.account_of(session, said["guest_id"])
        if person is None:
            raise Retry("The account is not known yet.")
        recipient, language = person.email, person.language
    if not recipient:
        return  # erased in the meantime
    shown = {name: value for name, value in said.items() if name not in ("guest_id", "has_account", "email")}
    tell_person(
        uow,
        INVITATION,
        {**as_json(shown), "what": "invited", "authority_name": place.name},
        fact_id=message.envelope.id,
        recipient=recipient,
        language=language,
        now=clock.now(),
        authority=said["authority"],
        person_id=said["guest_id"],
    )


def _noted(
    category: Category,
    more: dict[str, Any],
    message: Message,
    uow: UnitOfWork,
    clock: Clock,
    place: drafts.Place,
) -> bool:
    if uow.session.get(Fact, message.envelope.id):
        return False
    names = {"authority_name": place.name, "locality_name": place.locality}
    uow.add(
        Fact(
            id=message.envelope.id,
            category=category,
            authority=message.data["authority"],
            consultation_id=None,
            data={**as_json(message.data), **more, **names},
            correlation_id=correlation_id.get(),
            traceparent=traceparent.get(),
            created_at=clock.now(),
        )
    )
    uow.session.flush()
    return True


def _of_authority(said: dict[str, Any], place: drafts.Place) -> list[Topic]:
    in_place = [Topic("locality", str(place.siruta))] if place.siruta is not None else []
    return [Topic("authority", said["authority"]), *in_place]
