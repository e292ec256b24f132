"""Followers: an address that is told of something, and how its holder wants to be told."""

from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.notification.model.base import Base

Cadence = Literal["immediate", "daily", "weekly"]
CADENCES: tuple[str, ...] = get_args(Cadence)
Channel = Literal["email", "page", "push"]
CHANNELS: tuple[str, ...] = get_args(Channel)


class Follower(Base):
    """One row an address. Hours are those of Bucharest; days of the week count from Monday, 1 (ISO 8601)."""

    __tablename__ = "follower"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email_key: Mapped[str]
    email: Mapped[str]
    language: Mapped[str]
    digest_hour: Mapped[int]
    digest_weekday: Mapped[int]
    quiet_from: Mapped[int | None]
    quiet_until: Mapped[int | None]
    paused_until: Mapped[datetime | None]
    digest_until: Mapped[datetime]
