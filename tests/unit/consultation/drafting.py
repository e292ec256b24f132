"""Answers as clerks write them, in short."""

from typing import Any
from uuid import UUID

from sqlalchemy import text

from services.consultation.commands.answers import (
    ApproveDraft,
    MarkReady,
    PublishAnswers,
    PublishNextAnswers,
    SendBackDraft,
    WriteDraft,
)
from services.consultation.commands.settings import ChangeSettings
from services.consultation.model.answer_draft import Written
from services.consultation.model.authority_settings import Choices
from tests.unit.consultation.world import AUTHORITY, CLERK, CLERK_OF, World

SECOND = UUID("01990000-0000-7000-8000-0000000000c2")
REASON = "Se preia pentru centru."


def write(world: World, recommendation_id: UUID, version: int = 0, **changes: Any) -> Any:
    """A draft of the first clerk's."""
    usual = {"verdict": "partly", "reason": REASON, "taken_into": None}
    written = Written(**{**usual, **{name: changes.pop(name) for name in usual.keys() & changes.keys()}})
    who = changes.pop("by", CLERK)
    return world.do(WriteDraft(recommendation_id, who, CLERK_OF, version, written, **changes))


def ready(world: World, recommendation_id: UUID, **changes: Any) -> Any:
    """A draft that waits for a second person, or to be published."""
    saved = write(world, recommendation_id, **changes)
    return world.do(MarkReady(recommendation_id, CLERK_OF, saved.version))


def approve(world: World, recommendation_id: UUID, version: int, by: UUID = SECOND) -> Any:
    """A draft that another has looked at."""
    return world.do(ApproveDraft(recommendation_id, by, CLERK_OF, version))


def send_back(world: World, recommendation_id: UUID, version: int, note: str = "Mai pe scurt.") -> Any:
    """A draft that is to be written otherwise."""
    return world.do(SendBackDraft(recommendation_id, CLERK_OF, version, note))


def publish(world: World, consultation_id: UUID, count: int) -> Any:
    """All that wait for it, in one moment."""
    return world.do(PublishAnswers(consultation_id, CLERK, CLERK_OF, count))


def go_on(world: World) -> int:
    """What the job does; returns how many batches there were."""
    batches = 0
    while world.do(PublishNextAnswers()):
        batches += 1
    return batches


def want_review(world: World) -> None:
    """The authority wants each answer to be looked at by a second person."""
    world.do(ChangeSettings(SECOND, AUTHORITY, 0, Choices(answers_reviewed=True)))


def state_of(world: World, recommendation_id: UUID) -> tuple[str, str, str | None]:
    """State, reason and verdict of what is being written."""
    query = text("select state, reason, verdict from answer_draft where id = :id")
    with world.runtime.read() as session:
        row = session.execute(query, {"id": recommendation_id}).one()
    return row.state, row.reason, row.verdict
