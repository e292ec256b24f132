"""Requests as they are filled in: begun, saved at each step, sent or thrown away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from services.registry.commands.drafts import (
    AddDraftFile,
    DiscardDraft,
    RemoveDraftFile,
    SaveDraft,
    SendDraft,
    StartDraft,
)
from services.registry.commands.organisations import AskForRegistration
from services.registry.errors.accounts import NoSuchAccount
from services.registry.errors.authorities import UnknownAuthority
from services.registry.errors.drafts import (
    DraftNotComplete,
    DraftNotThisVersion,
    NoSuchDraft,
    NotToBeStartedFrom,
    TooManyDrafts,
)
from services.registry.errors.questions import NoSuchRequest
from services.registry.handlers.localities import check_locality
from services.registry.handlers.organisations import Asked, ask_for_registration
from services.registry.model import Account, Draft, Organisation, Verification
from services.registry.model.drafts import FACTS, FIELDS, LASTS, MOST_DRAFTS, facts_of, faults_of
from services.registry.repository.loading import load
from services.registry.repository.organisations import authority_exists
from shared.clock import Clock
from shared.errors import Refusal
from shared.files.errors import NoSuchFile
from shared.persistence import files
from shared.persistence.files import Attachment, Subject
from shared.persistence.unit_of_work import UnitOfWork

RETRIED = ("refused", "withdrawn")


@dataclass(frozen=True)
class Drafted:
    """A draft as its owner sees it: what it holds, what is wrong with it, its files."""

    draft_id: UUID
    version: int
    data: Mapping[str, Any]
    former_id: UUID | None
    started_at: datetime
    changed_at: datetime
    expires_at: datetime
    faults: Mapping[str, Refusal]
    files: list[Attachment]


def start_draft(command: StartDraft, uow: UnitOfWork, clock: Clock) -> Drafted:
    """Begin a request, empty or with what a former one said, its files too.

    Raises:
        TooManyDrafts
        NoSuchRequest, NotToBeStartedFrom: of the former.
    """
    session = uow.session
    load(session, Account, command.account_id, NoSuchAccount)  # one at a time, or two are each the last
    have = select(func.count()).select_from(Draft).where(Draft.account_id == command.account_id)
    if (session.scalar(have) or 0) >= MOST_DRAFTS:
        raise TooManyDrafts(most=MOST_DRAFTS)
    data = _former(session, command) if command.former_id else {}
    draft = Draft.start(command.account_id, data, command.former_id, clock.now())
    uow.add(draft)
    session.flush()
    if command.former_id:
        files.copy(session, command.former_id, _subject(draft), clock.now())
    return shown(session, draft)


def save_draft(command: SaveDraft, uow: UnitOfWork, clock: Clock) -> Drafted:
    """Keep what was filled in, right or wrong.

    Raises:
        NoSuchDraft, DraftNotThisVersion
    """
    draft = _own(uow.session, command.draft_id, command.account_id)
    draft.write(command.changes, command.version, clock.now())
    uow.session.flush()
    return shown(uow.session, draft)


def discard_draft(command: DiscardDraft, uow: UnitOfWork) -> None:
    """Throw it away.

    Raises:
        NoSuchDraft
    """
    draft = _own(uow.session, command.draft_id, command.account_id)
    files.detach_all(uow.session, draft.id)
    uow.session.delete(draft)


def send_draft(command: SendDraft, uow: UnitOfWork, clock: Clock) -> Asked:
    """Make a request of it; its files go with it, and the draft is no more.

    Raises:
        NoSuchDraft, DraftNotThisVersion, DraftNotComplete, and what `ask_for_registration` raises
    """
    session = uow.session
    draft = _own(session, command.draft_id, command.account_id)
    if draft.version != command.version:
        raise DraftNotThisVersion()
    faults = _faults(session, draft.data)
    for first in faults.values():
        raise DraftNotComplete(first=first.text("ro"), first_en=first.text("en"))
    asked = ask_for_registration(
        AskForRegistration(
            account_id=draft.account_id,
            authority=draft.data["authority"],
            facts=facts_of(draft.data),
            representative_role=draft.data["representative_role"],
        ),
        uow,
        clock,
    )
    request = Subject(type="request", id=asked.verification_id, owner_id=draft.account_id)
    files.hand_on(session, draft.id, request)
    session.delete(draft)
    return asked


def add_file(command: AddDraftFile, uow: UnitOfWork, clock: Clock) -> Attachment:
    """Put a file to a draft, which is used thereby.

    Raises:
        NoSuchDraft, and what `files.attach` raises
    """
    draft = _own(uow.session, command.draft_id, command.account_id)
    key = files.attach(
        uow.session,
        _subject(draft),
        name=command.name,
        content=command.content,
        purpose=command.purpose,
        now=clock.now(),
    )
    return files.attachment(uow.session, key)


def remove_file(command: RemoveDraftFile, uow: UnitOfWork) -> None:
    """Take a file from a draft.

    Raises:
        NoSuchDraft, NoSuchFile
    """
    draft = _own(uow.session, command.draft_id, command.account_id)
    if files.attachment(uow.session, command.file_id).subject_id != draft.id:
        raise NoSuchFile
    files.detach(uow.session, command.file_id)


def look_at_draft(session: Session, draft_id: UUID, account_id: UUID) -> Drafted:
    """A draft, to be read.

    Raises:
        NoSuchDraft
    """
    draft = session.get(Draft, draft_id)
    if draft is None or draft.account_id != account_id:
        raise NoSuchDraft()
    return shown(session, draft)


def forget_drafts(session: Session, now: datetime) -> None:
    """Delete drafts that nobody has written to for 90 days, with their files."""
    unused = select(Draft.id).where(Draft.changed_at <= now - LASTS).with_for_update(skip_locked=True)
    for draft_id in session.scalars(unused).all():
        files.detach_all(session, draft_id)
        session.execute(delete(Draft).where(Draft.id == draft_id))


def shown(session: Session, draft: Draft) -> Drafted:
    """As its owner sees it."""
    return Drafted(
        draft_id=draft.id,
        version=draft.version,
        data=draft.data,
        former_id=draft.former_id,
        started_at=draft.started_at,
        changed_at=draft.changed_at,
        expires_at=draft.expires_at,
        faults=_faults(session, draft.data),
        files=files.attachments(session, draft.id),
    )


def _faults(session: Session, data: Mapping[str, Any]) -> dict[str, Refusal]:
    """What the model finds, and what only the database knows."""
    faults = faults_of(data)
    if "authority" in data and not authority_exists(session, data["authority"]):
        faults["authority"] = UnknownAuthority(slug=data["authority"])
    try:
        check_locality(session, data.get("locality_siruta"), data.get("seat", ""))
    except Refusal as refusal:
        faults["locality_siruta"] = refusal
    return {name: faults[name] for name in FIELDS if name in faults}


def _former(session: Session, command: StartDraft) -> dict[str, Any]:
    former = session.get(Verification, command.former_id)
    if former is None or former.asked_by != command.account_id:
        raise NoSuchRequest()
    if former.state not in RETRIED:
        raise NotToBeStartedFrom()
    said = session.get_one(Organisation, former.organisation_id)
    data = {name: getattr(said, name) for name in FACTS}
    whole = {**data, "authority": former.authority, "representative_role": former.representative_role}
    return {name: value for name, value in whole.items() if value not in (None, "", [])}


def _own(session: Session, draft_id: UUID, account_id: UUID) -> Draft:
    draft = load(session, Draft, draft_id, NoSuchDraft)
    if draft.account_id != account_id:
        raise NoSuchDraft()
    return draft


def _subject(draft: Draft) -> Subject:
    return Subject(type="draft", id=draft.id, owner_id=draft.account_id)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    StartDraft: start_draft,
    SaveDraft: save_draft,
    DiscardDraft: discard_draft,
    SendDraft: send_draft,
    AddDraftFile: add_file,
    RemoveDraftFile: remove_file,
}
