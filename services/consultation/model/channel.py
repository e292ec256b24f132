"""Where a notice was published, art. 7 (1): own site, premises, media, those who had asked.

The site is ours, and those who asked are told by the notification service: both prove themselves. That the
notice hangs at the premises and stands in the media, a clerk confirms, with the day and what proves it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Self
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.channels import ShownInFuture
from services.consultation.model.base import Base
from services.consultation.model.days import day_of
from services.consultation.model.wording import tidy
from shared.ids import new_id

SITE, PREMISES, MEDIA, ASKED = "site", "premises", "media", "asked"
BY_HAND = (PREMISES, MEDIA)
CHANNELS = (SITE, *BY_HAND, ASKED)
State = Literal["done", "to-do", "waiting"]


@dataclass(frozen=True)
class Shown:
    """What a clerk says of a channel.

    Args:
        on: the day from which the notice could be seen there.
        note: where exactly.
        link: to it, where it is on the internet.
        proof_is_public: whether everybody may see the file that proves it.
    """

    channel: str
    on: date
    note: str
    link: str | None
    proof_is_public: bool


class Confirmation(Base):
    """A clerk's word that the notice could be seen somewhere; only added and taken back."""

    __tablename__ = "notice_confirmation"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID]
    channel: Mapped[str]
    shown_on: Mapped[date]
    note: Mapped[str]
    link: Mapped[str | None]
    proof_is_public: Mapped[bool]
    confirmed_by: Mapped[UUID]
    confirmed_at: Mapped[datetime]

    @classmethod
    def of(cls, consultation_id: UUID, shown: Shown, clerk_id: UUID, now: datetime) -> Self:
        """A confirmation made now.

        Raises:
            ShownInFuture: nobody can have seen it yet.
        """
        if shown.on > day_of(now):
            raise ShownInFuture
        return cls(
            id=new_id(),
            consultation_id=consultation_id,
            channel=shown.channel,
            shown_on=shown.on,
            note=tidy(shown.note),
            link=shown.link,
            proof_is_public=shown.proof_is_public,
            confirmed_by=clerk_id,
            confirmed_at=now,
        )


@dataclass(frozen=True)
class Channel:
    """A channel as it stands.

    Args:
        on: the first day; None while it is not there.
        is_late: later than on our own site.
        told, failed: of those who asked, how many have it and how many could not be reached.
        by_digest: how many more asked to hear of it in a digest.
        confirmations: rows of what a clerk confirmed, the first day first.
    """

    channel: str
    state: State
    on: date | None
    is_late: bool = False
    told: int | None = None
    failed: int | None = None
    by_digest: int | None = None
    confirmations: Sequence[dict[str, Any]] = ()


def channels(
    published_on: date, confirmations: Sequence[dict[str, Any]], delivered: Sequence[dict[str, Any]]
) -> list[Channel]:
    """All four, in the order of the law.

    Args:
        confirmations: with `channel` and `shown_on`.
        delivered: what the notification service has said, with `told`, `failed`, `by_digest`, `finished_at`.
    """
    found = [Channel(SITE, "done", published_on)]
    for name in BY_HAND:
        those = sorted(
            (one for one in confirmations if one["channel"] == name), key=lambda one: one["shown_on"]
        )
        on = those[0]["shown_on"] if those else None
        late = on is not None and on > published_on
        found.append(Channel(name, "done" if those else "to-do", on, late, confirmations=those))
    return [*found, _asked(published_on, delivered)]


def _asked(published_on: date, delivered: Sequence[dict[str, Any]]) -> Channel:
    if not delivered:
        return Channel(ASKED, "waiting", None)
    at = max((row["finished_at"] for row in delivered if row["finished_at"]), default=None)
    told, failed, by_digest = (
        sum(row[name] or 0 for row in delivered) for name in ("told", "failed", "by_digest")
    )
    on = day_of(at) if at else published_on
    return Channel(ASKED, "done", on, told=told, failed=failed, by_digest=by_digest)
