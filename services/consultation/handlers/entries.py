"""What clerks enter for authors without account: paper, mails, spoken words; scans, answers by post."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from services.consultation.commands.entries import AddScan, EnterRecommendation, NotePosted, RemoveScan
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.handlers.recommendations import Receipt, receipt_of
from services.consultation.model import Correspondent, Recommendation
from services.consultation.model.links import Links
from services.consultation.model.recommendation import register_year
from services.consultation.repository import entries as stored
from services.consultation.repository.recommendations import next_number
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.files.errors import NoSuchFile
from shared.files.kinds import JPEG, PDF, PNG
from shared.persistence import files
from shared.persistence.audit import Deed, note
from shared.persistence.files import Attachment, Subject
from shared.persistence.unit_of_work import UnitOfWork

TAKEN = (PDF, JPEG, PNG)


def enter_recommendation(
    command: EnterRecommendation, uow: UnitOfWork, clock: Clock, links: Links
) -> Receipt:
    """Enter it under the next number of this year; it counts by the day on which it was received.

    Raises:
        NotAllowed, and what `Circumstances.admit_entry` raises
    """
    now = clock.now()
    circumstances = stored.circumstances(uow.session, command.consultation_id, command.words, command.entry)
    if circumstances.authority not in command.clerk_of:
        raise NoSuchConsultation if circumstances.is_draft else NotAllowed
    # Before the number is taken: a refusal should not make the whole register wait for its rollback.
    circumstances.admit_entry(command.words, command.entry, now)
    number = next_number(uow.session, circumstances.authority, register_year(now))
    recommendation, author = Recommendation.enter(
        command.words, circumstances, command.entry, number=number, now=now, links=links
    )
    uow.enter(recommendation)
    uow.add(author)
    details = {"channel": command.entry.channel, "register_number": recommendation.numbered}
    _note(uow, clock, command.clerk_id, "recommendation.entered", recommendation, details)
    return receipt_of(recommendation, links)


def add_scan(command: AddScan, uow: UnitOfWork, clock: Clock) -> Attachment:
    """Put a scan to it, for the authority's clerks alone: it shows a signature, an address.

    Raises:
        NoSuchRecommendation, NotAllowed, and what `files.attach` raises
    """
    recommendation, author = _entered(command.recommendation_id, command.clerk_of, uow)
    subject = Subject(type="scan", id=author.id, owner_id=author.id)
    key = files.attach(
        uow.session,
        subject,
        name=command.name,
        content=command.content,
        purpose="scan",
        now=clock.now(),
        taken=TAKEN,
    )
    _note(uow, clock, command.clerk_id, "recommendation.scan-added", recommendation, {"file": str(key)})
    return files.attachment(uow.session, key)


def remove_scan(command: RemoveScan, uow: UnitOfWork, clock: Clock) -> None:
    """Take a scan away; that it was there stays noted.

    Raises:
        NoSuchRecommendation, NotAllowed, NoSuchFile
    """
    recommendation, author = _entered(command.recommendation_id, command.clerk_of, uow)
    if files.attachment(uow.session, command.file_id).subject_id != author.id:
        raise NoSuchFile
    files.detach(uow.session, command.file_id)
    details = {"file": str(command.file_id)}
    _note(uow, clock, command.clerk_id, "recommendation.scan-removed", recommendation, details)


def note_posted(command: NotePosted, uow: UnitOfWork, clock: Clock) -> None:
    """The answer is on its way by post.

    Raises:
        NoSuchRecommendation, NotAllowed, NothingToPost, AlreadyPosted
    """
    recommendation, author = _entered(command.recommendation_id, command.clerk_of, uow)
    author.post(command.clerk_id, clock.now(), is_answered=recommendation.verdict is not None)
    _note(uow, clock, command.clerk_id, "recommendation.answer-posted", recommendation, {})


def _entered(
    recommendation_id: UUID, clerk_of: frozenset[str], uow: UnitOfWork
) -> tuple[Recommendation, Correspondent]:
    recommendation, author = stored.entered(uow.session, recommendation_id)
    if recommendation.authority not in clerk_of:
        raise NotAllowed
    return recommendation, author


def _note(
    uow: UnitOfWork,
    clock: Clock,
    who: UUID,
    deed: str,
    of: Recommendation,
    details: Mapping[str, Any],
) -> None:
    line = Deed(
        authority=of.authority,
        actor_id=who,
        deed=deed,
        subject_type="recommendation",
        subject_id=of.id,
        details=details,
    )
    note(uow.session, line, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {
    EnterRecommendation: enter_recommendation,
    AddScan: add_scan,
    RemoveScan: remove_scan,
    NotePosted: note_posted,
}
