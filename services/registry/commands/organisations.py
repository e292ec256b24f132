"""Organisations and what authorities find about them."""

from dataclasses import dataclass
from uuid import UUID

from services.registry.model.organisation import LegalFacts
from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class AskForRegistration:
    """Ask an authority to register an organisation."""

    account_id: UUID
    authority: str
    facts: LegalFacts
    representative_role: str


@dataclass(frozen=True, kw_only=True)
class VerifyOrganisation:
    """Decide that an organisation is what it says; `version` is what the clerk looked at."""

    verification_id: UUID
    version: int
    clerk: Principal


@dataclass(frozen=True, kw_only=True)
class RefuseOrganisation:
    """Decide against it; `version` is what the clerk looked at."""

    verification_id: UUID
    version: int
    clerk: Principal
    reason: str
