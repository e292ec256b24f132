"""New versions of a text: begun, written, given up, published."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from services.consultation.commands.versions import BeginVersion, DiscardVersion, PublishVersion, WriteVersion
from services.consultation.errors.consultations import NoSuchConsultation, RecordOnly
from services.consultation.errors.versions import NotPublishedYet, ProcedureOver, VersionBegun
from services.consultation.events.versions import VersionPublished
from services.consultation.model import Consultation
from services.consultation.model.comparing import ChangeKind, Comparison
from services.consultation.model.consultation import DRAFT, RECORD
from services.consultation.model.version import FIRST, Version
from services.consultation.repository import consultations as stored
from services.consultation.repository import versions
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork

OnVersion = BeginVersion | WriteVersion | DiscardVersion | PublishVersion


@dataclass(frozen=True)
class SavedVersion:
    """A version after a change; `version` counts its changes."""

    number: int
    version: int
    state: str


def begin_version(command: BeginVersion, uow: UnitOfWork, clock: Clock) -> SavedVersion:
    """Begin a version with the words of the newest one.

    Raises:
        NoSuchConsultation, NotAllowed, RecordOnly, NotPublishedYet, ProcedureOver
        VersionBegun: one is being written.
    """
    consultation = _of(command, uow)
    if versions.draft_of(uow.session, consultation.id):
        raise VersionBegun
    newest = versions.newest_number(uow.session, consultation.id)
    articles, frame = versions.announced_articles(consultation), consultation.frame
    if newest > FIRST:
        last = versions.version(uow.session, consultation.id, newest)
        articles, frame = last.articles, last.frame
    begun = Version.begin(
        consultation.id,
        newest + 1,
        "adopted" if consultation.finalised_at else "improved",
        articles=articles,
        frame=frame,
        by=command.clerk_id,
        now=clock.now(),
    )
    uow.add(begun)
    return _saved(begun, uow)


def write_version(command: WriteVersion, uow: UnitOfWork, clock: Clock) -> SavedVersion:
    """Write it otherwise.

    Raises:
        NoSuchConsultation, NotAllowed, NoSuchVersion, Stale, VersionPublished, DoubledArticle, FrameAstray,
        PlaceAstray
    """
    written = _looked_at(command, uow)
    written.write(command.text, command.places, clock.now())
    return _saved(written, uow)


def discard_version(command: DiscardVersion, uow: UnitOfWork) -> None:
    """Give up a version that is being written.

    Raises:
        NoSuchConsultation, NotAllowed, NoSuchVersion, VersionPublished
    """
    consultation = _of(command, uow)
    found = versions.version(uow.session, consultation.id, command.number)
    found.require_draft()
    uow.session.delete(found)


def publish_version(command: PublishVersion, uow: UnitOfWork, clock: Clock) -> SavedVersion:
    """Show it to everybody, now.

    Raises:
        NoSuchConsultation, NotAllowed, NoSuchVersion, Stale, VersionPublished, NoArticles, EmptyArticle,
        NoNote, NothingChanged
    """
    consultation = _of(command, uow)
    found = versions.version(uow.session, consultation.id, command.number)
    found.require_version(command.version)
    announced = versions.announced(consultation)
    before = announced
    if found.number > FIRST + 1:
        before = versions.version(uow.session, consultation.id, found.number - 1).units
    consultation.record(_published(consultation, found, found.publish(announced, before, clock.now())))
    return _saved(found, uow)


def _published(consultation: Consultation, found: Version, changes: Comparison) -> VersionPublished:
    counted = changes.counts
    assert found.published_at  # noqa: S101 - it was published a moment ago
    return VersionPublished(
        consultation_id=consultation.id,
        authority=consultation.authority,
        title=consultation.title,
        number=found.number,
        kind=found.kind,
        note=found.note,
        published_at=found.published_at,
        articles=len(found.articles),
        changed=counted[ChangeKind.CHANGED],
        added=counted[ChangeKind.ADDED],
        removed=counted[ChangeKind.REMOVED],
        moved=counted[ChangeKind.MOVED],
        is_example=consultation.is_example,
    )


def _looked_at(command: WriteVersion, uow: UnitOfWork) -> Version:
    """The version, if the caller is a clerk of its authority and saw its newest state."""
    consultation = _of(command, uow)
    found = versions.version(uow.session, consultation.id, command.number)
    found.require_draft()
    found.require_version(command.version)
    return found


def _of(command: OnVersion, uow: UnitOfWork) -> Consultation:
    """The consultation, locked: it has one version in the making, and one after another."""
    consultation = stored.consultation(uow.session, command.consultation_id)
    if consultation.authority not in command.clerk_of:
        raise NoSuchConsultation if consultation.state == DRAFT else NotAllowed
    if consultation.state == RECORD:
        raise RecordOnly
    if consultation.state == DRAFT:
        raise NotPublishedYet
    if consultation.outcome is not None:
        raise ProcedureOver
    return consultation


def _saved(found: Version, uow: UnitOfWork) -> SavedVersion:
    uow.session.flush()
    return SavedVersion(found.number, found.version, found.state)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    BeginVersion: begin_version,
    WriteVersion: write_version,
    DiscardVersion: discard_version,
    PublishVersion: publish_version,
}
