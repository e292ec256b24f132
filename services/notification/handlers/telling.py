"""One person must be told of one thing: a fact with its mail, and a notice where they have an account."""

from datetime import datetime
from typing import Any
from uuid import UUID

from services.notification.model import Delivery, Fact
from services.notification.model.fact import Category
from services.notification.repository import bell, suppressions
from shared.context import correlation_id, traceparent
from shared.persistence.unit_of_work import UnitOfWork


def tell_person(
    uow: UnitOfWork,
    category: Category,
    data: dict[str, Any],
    *,
    fact_id: UUID,
    recipient: str,
    language: str,
    now: datetime,
    authority: str | None = None,
    consultation_id: UUID | None = None,
    person_id: UUID | None = None,
    expires_at: datetime | None = None,
    frees: bool = False,
) -> None:
    """Have a mail sent. What was told before under this id is not told again.

    Args:
        uow: the transaction of what happened.
        category: names the mail's template.
        data: plain JSON, what the template speaks of; erased once sent.
        fact_id: of what happened.
        recipient: an address.
        language: `ro` or `en`.
        now: when it happened.
        authority, consultation_id: where it belongs, if anywhere.
        person_id: who is told, where there is an account; of somebody without one, the recommendation.
        expires_at: after which the mail says nothing any more.
        frees: whether it is the one letter that also goes to an address which gets nothing else.
    """
    if uow.session.get(Fact, fact_id):
        return
    fact = Fact(
        id=fact_id,
        category=category,
        authority=authority,
        consultation_id=consultation_id,
        data=data,
        correlation_id=correlation_id.get(),
        traceparent=traceparent.get(),
        person_id=person_id,
        created_at=now,
    )
    uow.add(fact)
    uow.session.flush()
    delivery = Delivery.to_person(
        fact_id=fact_id, recipient=recipient, language=language, deadline=expires_at, now=now
    )
    uow.add(delivery)
    if not frees and suppressions.suppression_of(uow.session, recipient):
        uow.add(delivery.hold_back(category, now))
        fact.let_go()
    if person_id is not None:
        bell.show_to_person(uow.session, fact, person_id, now)
