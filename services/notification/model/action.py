"""What was done about a message that did not arrive: a clerk's word, beside the mail server's."""

from datetime import date, datetime
from typing import Literal, Self, get_args
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.notification.errors.proofs import ActionDayNotPossible, NothingToMend
from services.notification.model.base import Base
from services.notification.model.delivery import Delivery
from services.notification.model.follower import ROMANIA
from shared.ids import new_id

ActionKind = Literal["phoned", "posted", "handed-over", "address-corrected", "other"]
KINDS: tuple[str, ...] = get_args(ActionKind)


class DeliveryAction(Base):
    """Only added, never edited: whoever noted something wrong notes what is right after it.

    `words` is null once the person whom the message was for is forgotten.
    """

    __tablename__ = "delivery_action"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    delivery_id: Mapped[UUID]
    kind: Mapped[str]
    on_day: Mapped[date]
    words: Mapped[str | None]
    noted_by: Mapped[UUID]
    noted_at: Mapped[datetime]

    @classmethod
    def on(
        cls, delivery: Delivery, kind: ActionKind, on_day: date, words: str, clerk_id: UUID, now: datetime
    ) -> Self:
        """Note it.

        Raises:
            NothingToMend: the message was delivered, or is still tried.
            ActionDayNotPossible: it is to come, or before the message was written.
        """
        if delivery.finished_at is None or delivery.state == "delivered":
            raise NothingToMend
        first, last = delivery.created_at.astimezone(ROMANIA).date(), now.astimezone(ROMANIA).date()
        if not first <= on_day <= last:
            raise ActionDayNotPossible
        return cls(
            id=new_id(),
            delivery_id=delivery.id,
            kind=kind,
            on_day=on_day,
            words=words,
            noted_by=clerk_id,
            noted_at=now,
        )
