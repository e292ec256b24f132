"""Recommendations that are being written: kept, thrown away; files put to them and taken away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultation.commands.recommendation_drafts import (
    AddFileToDraft,
    DiscardRecommendationDraft,
    RemoveFileFromDraft,
    SaveRecommendationDraft,
    StartRecommendationDraft,
)
from services.consultation.errors.recommendation_drafts import (
    DraftGone,
    FileRefusedAmong,
    NoSuchRecommendationDraft,
)
from services.consultation.model import RecommendationDraft
from services.consultation.model.sent_file import FOR_ALL, FOR_AUTHORITY, TAKEN, sent_file
from services.consultation.repository import recommendation_drafts as stored
from shared.clock import Clock
from shared.files.names import tidy_name
from shared.persistence import files
from shared.persistence.files import Attachment, Subject
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class KeptDraft:
    """That it is kept, and which version it is now."""

    id: UUID
    version: int
    changed_at: datetime


def start_draft(command: StartRecommendationDraft, uow: UnitOfWork, clock: Clock) -> KeptDraft:
    """Keep it for the first time, while the term runs.

    Raises:
        NoSuchConsultation, RecordOnly, TermOver, AccountNotKnownYet, TooManyDrafts
    """
    now = clock.now()
    stored.require_writing(uow.session, command.consultation_id, command.account_id, now)
    draft = RecommendationDraft.start(
        command.account_id,
        command.consultation_id,
        command.written,
        others=stored.how_many(uow.session, command.account_id),
        now=now,
    )
    uow.add(draft)
    return _kept(draft, uow)


def save_draft(command: SaveRecommendationDraft, uow: UnitOfWork, clock: Clock) -> KeptDraft:
    """Keep it anew, also once the term is over: nobody should lose words.

    Raises:
        NoSuchRecommendationDraft, Stale
    """
    draft = stored.of_author(uow.session, command.draft_id, command.account_id)
    draft.write(command.written, command.version, clock.now())
    return _kept(draft, uow)


def discard_draft(command: DiscardRecommendationDraft, uow: UnitOfWork) -> None:
    """Throw it away with its files.

    Raises:
        NoSuchRecommendationDraft
    """
    drop(uow, stored.of_author(uow.session, command.draft_id, command.account_id))


def add_file(command: AddFileToDraft, uow: UnitOfWork, clock: Clock) -> Attachment:
    """Have a file go with it; a worker looks into it before anybody is given it.

    Raises:
        NoSuchRecommendationDraft, FileTooLarge, TooManyFiles, and what `files.attach` raises
    """
    draft = stored.of_author(uow.session, command.draft_id, command.account_id)
    draft.require_room(tidy_name(command.name), len(command.content))
    key = files.attach(
        uow.session,
        Subject(type="recommendation-draft", id=draft.id, owner_id=draft.account_id),
        name=command.name,
        content=command.content,
        purpose=FOR_AUTHORITY if command.for_authority else FOR_ALL,
        now=clock.now(),
        taken=TAKEN,
    )
    added = files.attachment(uow.session, key)
    sent = sent_file(key, added.name, command.content, added.media_type, for_authority=command.for_authority)
    draft.take_file(sent, clock.now())
    return added


def remove_file(command: RemoveFileFromDraft, uow: UnitOfWork, clock: Clock) -> None:
    """Let it go without a file.

    Raises:
        NoSuchRecommendationDraft, NoSuchFile
    """
    draft = stored.of_author(uow.session, command.draft_id, command.account_id)
    draft.drop_file(command.file_id, clock.now())
    files.detach(uow.session, command.file_id)


def to_be_sent(
    uow: UnitOfWork, draft_id: UUID, account_id: UUID, consultation_id: UUID
) -> RecommendationDraft:
    """The draft that is being sent, locked, so that two windows send it once.

    Raises:
        DraftGone: it was sent or thrown away meanwhile, or is of another act.
        FileRefusedAmong
    """
    try:
        draft = stored.of_author(uow.session, draft_id, account_id)
    except NoSuchRecommendationDraft as none:
        raise DraftGone from none
    if draft.consultation_id != consultation_id:
        raise DraftGone
    for one in files.attachments(uow.session, draft.id):
        if one.state == "refused":
            raise FileRefusedAmong(name=one.name, reason=one.reason)
    return draft


def become(uow: UnitOfWork, draft: RecommendationDraft, recommendation_id: UUID) -> None:
    """It was sent: its files are the recommendation's, and the draft is no more."""
    subject = Subject(type="recommendation", id=recommendation_id, owner_id=recommendation_id)
    files.hand_on(uow.session, draft.id, subject)
    uow.session.delete(draft)


def drop(uow: UnitOfWork, draft: RecommendationDraft) -> None:
    """Delete it and let its files go."""
    files.detach_all(uow.session, draft.id)
    uow.session.delete(draft)


def _kept(draft: RecommendationDraft, uow: UnitOfWork) -> KeptDraft:
    uow.session.flush()
    return KeptDraft(draft.id, draft.version, draft.changed_at)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    StartRecommendationDraft: start_draft,
    SaveRecommendationDraft: save_draft,
    DiscardRecommendationDraft: discard_draft,
    AddFileToDraft: add_file,
    RemoveFileFromDraft: remove_file,
}
