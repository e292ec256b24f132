"""What the registry says: one class an event, its sentence is its reference."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

from shared.messaging.events import Event, Stream

_ORGANISATION = UUID("01990000-0000-7000-8000-000000000001")
_ACCOUNT = UUID("01990000-0000-7000-8000-000000000002")
_MANDATE = UUID("01990000-0000-7000-8000-000000000003")
_KID = "2026-01-13-1"
_LATER = datetime(2026, 1, 14, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class AuthorityEstablished(Event):
    """An authority has a place in the system; `is_example` marks one that exists only for show."""

    TYPE: ClassVar[str] = "authority.established"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "authority": "oras-exemplu",
        "name": "Orașul Exemplu",
        "locality_siruta": None,
        "county": "PH",
        "is_example": True,
    }
    authority: str
    name: str
    locality_siruta: int | None
    county: str | None
    is_example: bool


@dataclass(frozen=True, kw_only=True)
class OrganisationRegistered(Event):
    """An organisation has asked an authority to be registered; its name is public only once verified."""

    TYPE: ClassVar[str] = "organisation.registered"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": _ORGANISATION,
        "authority": "oras-exemplu",
        "kind": "association",
    }
    organisation_id: UUID
    authority: str
    kind: str
    state: Literal["pending"] = "pending"


@dataclass(frozen=True, kw_only=True)
class OrganisationVerified(Event):
    """An authority has found that the organisation is what it says; dates are days in Romania."""

    TYPE: ClassVar[str] = "organisation.verified"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": _ORGANISATION,
        "authority": "oras-exemplu",
        "name": "Asociația Exemplu pentru Străzi Liniștite",
        "kind": "association",
        "cui": None,
        "locality": "Orașul Exemplu",
        "verified_on": date(2026, 1, 13),
    }
    organisation_id: UUID
    authority: str
    name: str
    kind: str
    cui: str | None
    locality: str
    verified_on: date
    state: Literal["verified"] = "verified"


@dataclass(frozen=True, kw_only=True)
class OrganisationRequestRefused(Event):
    """An authority has refused to register the organisation; the reason is for who asked."""

    TYPE: ClassVar[str] = "organisation.request-refused"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "organisation_id": _ORGANISATION,
        "authority": "oras-exemplu",
        "account_id": _ACCOUNT,
        "reason": "Hotărârea judecătorească este a altei asociații.",
    }
    organisation_id: UUID
    authority: str
    account_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class AccountCreated(Event):
    """A person has an account with a confirmed address; `language` is `ro` or `en`."""

    TYPE: ClassVar[str] = "account.created"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "account_id": _ACCOUNT,
        "email": "ana@example.org",
        "name": "Ana Exemplu",
        "language": "ro",
    }
    account_id: UUID
    email: str
    name: str
    language: str


@dataclass(frozen=True, kw_only=True)
class AccountChanged(AccountCreated):
    """A person's address, name or language is another; all are said, changed or not."""

    TYPE: ClassVar[str] = "account.changed"


@dataclass(frozen=True, kw_only=True)
class MandateGiven(Event):
    """A person may speak for an organisation, in a role, from a day on; days are Romania's."""

    TYPE: ClassVar[str] = "mandate.given"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    PERSON: ClassVar[str | None] = "account_id"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "mandate_id": _MANDATE,
        "account_id": _ACCOUNT,
        "organisation_id": _ORGANISATION,
        "organisation_name": "Asociația Exemplu pentru Străzi Liniștite",
        "role": "legal-representative",
        "from_date": date(2026, 1, 13),
        "until_date": None,
    }
    mandate_id: UUID
    account_id: UUID
    organisation_id: UUID
    organisation_name: str
    role: str
    from_date: date
    until_date: date | None


@dataclass(frozen=True, kw_only=True)
class MandateEnded(MandateGiven):
    """A person no longer speaks for an organisation; `until_date` is the last day."""

    TYPE: ClassVar[str] = "mandate.ended"
    EXAMPLE: ClassVar[dict[str, Any]] = {**MandateGiven.EXAMPLE, "until_date": date(2026, 6, 30)}


@dataclass(frozen=True, kw_only=True)
class SigningKeyPublished(Event):
    """A public key (JWK, RFC 8037) that will sign tokens from `not_before` on."""

    TYPE: ClassVar[str] = "signing-key.published"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "kid": _KID,
        "jwk": {
            "kty": "OKP",
            "crv": "Ed25519",
            "kid": _KID,
            "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        },
        "not_before": _LATER,
    }
    kid: str
    jwk: dict[str, str]
    not_before: datetime


@dataclass(frozen=True, kw_only=True)
class SigningKeyRetired(Event):
    """A key signs no more, and every token that it signed has expired."""

    TYPE: ClassVar[str] = "signing-key.retired"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    EXAMPLE: ClassVar[dict[str, Any]] = {"kid": _KID}
    kid: str


@dataclass(frozen=True, kw_only=True)
class EmailConfirmationLetter(Event):
    """To who signed up: the link that confirms the address, good until `expires_at`."""

    TYPE: ClassVar[str] = "letter.email-confirmation"
    STREAM: ClassVar[Stream] = Stream.LETTER
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "email": "ana@example.org",
        "name": "Ana Exemplu",
        "language": "ro",
        "link": "https://example.org/confirmare?token=exemplu",
        "expires_at": _LATER,
    }
    email: str
    name: str
    language: str
    link: str
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class PasswordResetLetter(EmailConfirmationLetter):
    """To who forgot the password: the link that sets another, good until `expires_at`."""

    TYPE: ClassVar[str] = "letter.password-reset"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **EmailConfirmationLetter.EXAMPLE,
        "link": "https://example.org/parola/noua?token=exemplu",
    }


@dataclass(frozen=True, kw_only=True)
class AccountExistsLetter(Event):
    """To who has an account: somebody tried to sign up with this address; the link is for signing in."""

    TYPE: ClassVar[str] = "letter.account-exists"
    STREAM: ClassVar[Stream] = Stream.LETTER
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "email": "ana@example.org",
        "name": "Ana Exemplu",
        "language": "ro",
        "link": "https://example.org/autentificare",
    }
    email: str
    name: str
    language: str
    link: str


EVENTS: tuple[type[Event], ...] = (
    AuthorityEstablished,
    OrganisationRegistered,
    OrganisationVerified,
    OrganisationRequestRefused,
    AccountCreated,
    AccountChanged,
    MandateGiven,
    MandateEnded,
    SigningKeyPublished,
    SigningKeyRetired,
    EmailConfirmationLetter,
    PasswordResetLetter,
    AccountExistsLetter,
)
