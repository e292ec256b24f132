"""The conversation about a request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class AskAboutRequest:
    """Want to know something before deciding; `about` names a field, or is empty."""

    verification_id: UUID
    version: int
    clerk: Principal
    text: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerAboutRequest:
    """Answer it, with what was wrong corrected, and send the request again."""

    verification_id: UUID
    version: int
    account_id: UUID
    text: str
    changes: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class WithdrawRequest:
    """Want it no more."""

    verification_id: UUID
    version: int
    account_id: UUID


@dataclass(frozen=True, kw_only=True)
class AddRequestFile:
    """Put a file to a request that is open."""

    account_id: UUID
    verification_id: UUID
    name: str
    purpose: str
    content: bytes = field(repr=False)
