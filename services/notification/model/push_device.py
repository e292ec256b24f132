"""Devices: a browser in which somebody has asked to be rung."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.notification.model.base import Base
from shared.ids import new_id

MOST = 10  # of one account
PUSH_LASTS = timedelta(hours=24)  # what the browser has not fetched by then says nothing new


class PushDevice(Base):
    """A push subscription (RFC 8030): where its push service takes messages, and to whom they are encrypted.

    The endpoint is a secret of the browser's: whoever knows it may send there.
    """

    __tablename__ = "push_device"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID]
    endpoint: Mapped[str]
    p256dh: Mapped[str]
    auth: Mapped[str]
    words: Mapped[str | None]
    created_at: Mapped[datetime]
    last_success_at: Mapped[datetime | None]

    @classmethod
    def register(
        cls, account_id: UUID, *, endpoint: str, p256dh: str, auth: str, words: str | None, now: datetime
    ) -> Self:
        """A browser that is rung from now on.

        Args:
            account_id: whose matters it is rung for.
            endpoint, p256dh, auth: as the browser gives them.
            words: its family and system, by which its owner recognises it.
            now: when.
        """
        return cls(
            id=new_id(),
            account_id=account_id,
            endpoint=endpoint,
            p256dh=p256dh,
            auth=auth,
            words=words,
            created_at=now,
            last_success_at=None,
        )
