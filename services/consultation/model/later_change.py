"""What changes of a consultation after its publication: a public entry with its reason, never a silent edit.

The text of articles is not corrected here: another text is a new version.
"""

from datetime import date, datetime, timedelta
from typing import Any, Literal, Self
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.consultations import NotOpen
from services.consultation.errors.later_changes import (
    ExtensionNotLater,
    ExtensionTooFar,
    NoSuchDocument,
    NothingCorrected,
)
from services.consultation.events.later_changes import ConsultationChanged, ConsultationExtended
from services.consultation.model.act import searched
from services.consultation.model.base import Base
from services.consultation.model.consultation import Consultation
from services.consultation.model.days import day_of, end_of, last_second_of
from services.consultation.model.wording import tidy
from shared.ids import new_id
from shared.plain_text import plain

ChangeKind = Literal["extension", "document", "correction", "note"]
Field = Literal["title", "summary", "document"]
FARTHEST = timedelta(days=366)


class LaterChange(Base):
    """An entry; `position` counts from 1 within its consultation, and entries are only added.

    `details` of a correction are `field`, `before`, `after`; of an extension `before` and `after`, days; of a
    document `file_id` and `title`.
    """

    __tablename__ = "consultation_change"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID]
    position: Mapped[int]
    kind: Mapped[str]
    reason: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    changed_by: Mapped[UUID]
    changed_at: Mapped[datetime]

    @classmethod
    def of(
        cls,
        consultation: Consultation,
        kind: ChangeKind,
        reason: str,
        details: dict[str, Any],
        *,
        position: int,
        by: UUID,
        now: datetime,
    ) -> Self:
        """The entry of a change that was made."""
        return cls(
            id=new_id(),
            consultation_id=consultation.id,
            position=position,
            kind=kind,
            reason=tidy(reason),
            details=details,
            changed_by=by,
            changed_at=now,
        )


def extend(consultation: Consultation, last_day: date, reason: str, now: datetime) -> dict[str, Any]:
    """Receive recommendations until a later day; who follows or has spoken is told.

    Returns:
        The details of its entry.

    Raises:
        NotOpen: what is over is not extended.
        ExtensionNotLater, ExtensionTooFar
    """
    before = consultation.last_day
    if before is None or not consultation.term.is_open(now):
        raise NotOpen
    if last_day <= before:
        raise ExtensionNotLater(before=before)
    if last_day > before + FARTHEST:
        raise ExtensionTooFar(latest=before + FARTHEST)
    consultation.last_day, consultation.ends_at = last_day, end_of(last_day)
    consultation.record(
        ConsultationExtended(
            consultation_id=consultation.id,
            authority=consultation.authority,
            title=consultation.title,
            previous_until=last_second_of(before),
            recommendations_until=last_second_of(last_day),
            reason=tidy(reason),
            on=day_of(now),
            is_example=consultation.is_example,
        )
    )
    return {"before": before.isoformat(), "after": last_day.isoformat()}


def correct(consultation: Consultation, field: Field, place: int | None, words: str) -> dict[str, Any]:
    """Mend a slip in the title, the summary or a document's title.

    Args:
        place: of the document among those at other addresses, from 1.

    Returns:
        The details of its entry, with the old and the new words.

    Raises:
        NoSuchDocument, NothingCorrected
    """
    after = tidy(words)
    before = _words(consultation, field, place)
    if after == before:
        raise NothingCorrected
    if field == "title":
        consultation.title, consultation.title_plain = after, plain(after)
    elif field == "summary":
        consultation.summary = after
    else:
        documents = [dict(document) for document in consultation.documents]
        documents[(place or 0) - 1]["title"] = after
        consultation.documents = documents
    consultation.text_plain = _searched(consultation)
    return {"field": field, "before": before, "after": after}


def tell(consultation: Consultation, kind: ChangeKind, reason: str, now: datetime) -> None:
    """Say it to everybody who listens."""
    consultation.record(
        ConsultationChanged(
            consultation_id=consultation.id,
            authority=consultation.authority,
            title=consultation.title,
            kind=kind,
            reason=tidy(reason),
            on=day_of(now),
            is_example=consultation.is_example,
        )
    )


def _words(consultation: Consultation, field: Field, place: int | None) -> str:
    if field == "title":
        return consultation.title
    if field == "summary":
        return consultation.summary
    if place is None or not 1 <= place <= len(consultation.documents):
        raise NoSuchDocument
    return str(consultation.documents[place - 1]["title"])


def _searched(consultation: Consultation) -> str:
    articles = [f"{article.heading} {article.text}" for article in consultation.articles]
    around = [f"{part['label']} {part['heading']} {part['text']}" for part in consultation.frame]
    return searched([consultation.title, consultation.summary, *articles, *around])
