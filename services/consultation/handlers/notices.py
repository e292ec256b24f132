"""Real notices kept as history."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.consultation.commands.consultations import RecordNotice
from services.consultation.model import Consultation
from services.consultation.model.notice import read_notice
from services.consultation.repository import consultations as stored
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Recorded:
    """A notice that is kept; `is_new` tells whether since now."""

    id: UUID
    title: str
    is_new: bool


def record_notice(command: RecordNotice, uow: UnitOfWork, clock: Clock) -> Recorded:
    """Keep a notice; one that was taken from the same address before is left as it is.

    Raises:
        BadFacts: the facts cannot be read.
    """
    notice = read_notice(command.facts)
    known = stored.record_of(uow.session, notice.source_url)
    if known:
        return Recorded(known.id, known.title, is_new=False)
    consultation = Consultation.from_notice(notice, clock.now())
    uow.add(consultation)
    return Recorded(consultation.id, consultation.title, is_new=True)


HANDLERS: Mapping[type, Callable[..., Any]] = {RecordNotice: record_notice}
