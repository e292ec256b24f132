"""Changes of what was verified."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from services.registry.model.successor import Successor
from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class AskForChange:
    """Ask an authority to accept that an organisation is otherwise; `changes` names in what.

    `successor` is who is to represent it, where that is to be otherwise.
    """

    organisation_id: UUID
    account_id: UUID
    authority: str
    changes: Mapping[str, Any]
    why: str
    successor: Successor | None = None


@dataclass(frozen=True, kw_only=True)
class ClaimRepresentation:
    """Ask an authority to accept that oneself represents an organisation in place of who does so now."""

    organisation_id: UUID
    account_id: UUID
    authority: str
    why: str


@dataclass(frozen=True, kw_only=True)
class AnswerAboutChange:
    """Answer what was asked, with what was wrong corrected, and send it again."""

    change_id: UUID
    version: int
    account_id: UUID
    text: str
    changes: Mapping[str, Any]
    successor: Successor | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawChange:
    """Want it no more."""

    change_id: UUID
    version: int
    account_id: UUID


@dataclass(frozen=True, kw_only=True)
class AddChangeFile:
    """Put a file to a request for a change that is open."""

    account_id: UUID
    change_id: UUID
    name: str
    purpose: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class AskAboutChange:
    """Want to know something before deciding; `about` names a field, or is empty."""

    change_id: UUID
    version: int
    clerk: Principal
    text: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class AcceptChange:
    """Decide that the organisation is otherwise; `version` is what the clerk looked at."""

    change_id: UUID
    version: int
    clerk: Principal


@dataclass(frozen=True, kw_only=True)
class RefuseChange:
    """Decide against it, with a reason."""

    change_id: UUID
    version: int
    clerk: Principal
    reason: str
