"""Partnership agreements: written, agreed, signed, kept, brought to an end."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.registry.model.agreement import Owed, Terms
from services.registry.model.agreement_document import DocumentKind
from services.registry.model.agreement_parts import Way
from services.registry.model.agreement_states import DutyAct
from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class PartyWanted:
    """A party beside the authority: an organisation by its id, or somebody outside the registry by name."""

    organisation_id: UUID | None
    name: str | None


@dataclass(frozen=True, kw_only=True)
class DraftAgreement:
    """Begin to write an agreement of an authority."""

    who: Principal
    authority: str
    terms: Terms
    parties: tuple[PartyWanted, ...]
    owed: tuple[Owed, ...]


@dataclass(frozen=True, kw_only=True)
class OnAgreement:
    """The base of what is done to one agreement."""

    who: Principal
    agreement_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class EditAgreement(OnAgreement):
    """Write it otherwise; the whole of it is replaced."""

    terms: Terms
    parties: tuple[PartyWanted, ...]
    owed: tuple[Owed, ...]


@dataclass(frozen=True, kw_only=True)
class ConfirmAgreement(OnAgreement):
    """Say for a party that the text is final."""

    party_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReopenAgreement(OnAgreement):
    """Go back to writing."""


@dataclass(frozen=True, kw_only=True)
class WithdrawAgreement(OnAgreement):
    """Give it up before anybody has signed."""


@dataclass(frozen=True, kw_only=True)
class SignAgreement(OnAgreement):
    """Note for a party that it has signed."""

    party_id: UUID
    on: date
    how: Way


@dataclass(frozen=True, kw_only=True)
class ExtendAgreement(OnAgreement):
    """Let it bind until a later day, by another act."""

    until_date: date
    legal_basis: str


@dataclass(frozen=True, kw_only=True)
class RenewAgreement(OnAgreement):
    """Begin to write the one that follows."""

    from_date: date
    until_date: date | None


@dataclass(frozen=True, kw_only=True)
class TerminateAgreement(OnAgreement):
    """End it before its time, for a party, with a reason that everybody reads."""

    party_id: UUID
    reason: str
    on: date


@dataclass(frozen=True, kw_only=True)
class ChangeObligation(OnAgreement):
    """Report, acknowledge, give back or cancel what a party owes."""

    obligation_id: UUID
    act: DutyAct
    note: str | None
    on: date | None


@dataclass(frozen=True, kw_only=True)
class TurnAgreements:
    """Let agreements begin, end and be reminded of, by the day in Romania."""


@dataclass(frozen=True, kw_only=True)
class AddDocument:
    """Add a file to an agreement."""

    who: Principal
    agreement_id: UUID
    kind: DocumentKind
    obligation_id: UUID | None
    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class ShowDocument(OnAgreement):
    """Let everybody have a document, or only the parties again."""

    document_id: UUID
    is_public: bool


@dataclass(frozen=True, kw_only=True)
class NoteSignatures:
    """Note what a look at a signed file has found; None where it could not be read."""

    document_id: UUID
    signatures: list[dict[str, Any]] | None
