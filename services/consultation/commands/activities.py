"""What organisations and the authority hold together.

`who` is who asks: an account, and the authorities in which it is a clerk; for whom else it speaks is known by
its mandates. `version` is the one that was looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.consultation.model.activity_parts import CostLine, Described, FollowUpKind, PartState, TaskLine
from services.consultation.model.activity_plan import Plan, Results


@dataclass(frozen=True)
class Asking:
    """Who asks."""

    account_id: UUID
    clerk_of: frozenset[str]


@dataclass(frozen=True)
class PartWanted:
    """An organisation that is asked to take part, and as what."""

    organisation_id: UUID
    role: str


@dataclass(frozen=True)
class ProposeActivity:
    """Propose something to an authority and to organisations.

    Args:
        on_behalf_of: the proposing organisation; None where the authority's clerk proposes.
        role: of the proposer.
        authority_role: of the authority.
    """

    who: Asking
    authority: str
    plan: Plan
    on_behalf_of: UUID | None
    role: str
    authority_role: str
    parts: Sequence[PartWanted]


@dataclass(frozen=True)
class ChangeActivity:
    """Write it anew."""

    who: Asking
    activity_id: UUID
    version: int
    plan: Plan
    reason: str


@dataclass(frozen=True)
class AskPartner:
    """Ask one more organisation to take part."""

    who: Asking
    activity_id: UUID
    part: PartWanted


@dataclass(frozen=True)
class AnswerPart:
    """Say for a partner whether it takes part."""

    who: Asking
    activity_id: UUID
    version: int
    partner_id: UUID
    state: PartState


@dataclass(frozen=True)
class StateForPress:
    """What a partner wants to be quoted with."""

    who: Asking
    activity_id: UUID
    version: int
    partner_id: UUID
    words: str
    said_by: str


@dataclass(frozen=True)
class WriteBudget:
    """Who bears what."""

    who: Asking
    activity_id: UUID
    version: int
    lines: Sequence[CostLine]
    reason: str


@dataclass(frozen=True)
class AddTask:
    """Give a partner something to do."""

    who: Asking
    activity_id: UUID
    task: TaskLine


@dataclass(frozen=True)
class ChangeTask:
    """Write a task anew, and say whether it is done."""

    who: Asking
    activity_id: UUID
    version: int
    task_id: UUID
    task: TaskLine
    done: bool


@dataclass(frozen=True)
class AddActivityFile:
    """Put a document or a photo to it."""

    who: Asking
    activity_id: UUID
    described: Described
    name: str
    content: bytes


@dataclass(frozen=True)
class RemoveActivityFile:
    """Take one away: a document that was wrong, a photo whose consent was taken back."""

    who: Asking
    activity_id: UUID
    file_id: UUID


@dataclass(frozen=True)
class AnnounceActivity:
    """Show it to everybody."""

    who: Asking
    activity_id: UUID
    version: int


@dataclass(frozen=True)
class HoldActivity:
    """Say what was done."""

    who: Asking
    activity_id: UUID
    version: int
    results: Results


@dataclass(frozen=True)
class CancelActivity:
    """It will not be held."""

    who: Asking
    activity_id: UUID
    version: int
    reason: str


@dataclass(frozen=True)
class AddFollowUp:
    """Note what came of it."""

    who: Asking
    activity_id: UUID
    kind: FollowUpKind
    title: str
    url: str | None


@dataclass(frozen=True)
class ChangeFollowUp:
    """Say where it stands by now."""

    who: Asking
    activity_id: UUID
    version: int
    follow_up_id: UUID
    title: str
    url: str | None


@dataclass(frozen=True)
class InviteToActivity:
    """Invite groups, organisations and single addresses; each once."""

    who: Asking
    activity_id: UUID
    groups: Sequence[str]
    organisation_ids: Sequence[UUID]
    addresses: Sequence[str]


@dataclass(frozen=True)
class RemindOfTasks:
    """Remind of some tasks that are due soon."""
