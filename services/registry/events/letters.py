"""Letters: to one person, kept no longer than it takes to send them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, ClassVar

from shared.messaging.events import Event, Stream

_LATER = datetime(2026, 1, 14, 9, 0, tzinfo=UTC)


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
class AddressChangeLetter(EmailConfirmationLetter):
    """To the address that an account is to have: the link agrees to it, good until `expires_at`."""

    TYPE: ClassVar[str] = "letter.address-change"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **EmailConfirmationLetter.EXAMPLE,
        "link": "https://example.org/cont/adresa/confirmare?token=exemplu",
    }


@dataclass(frozen=True, kw_only=True)
class AddressChangeQuestionLetter(AddressChangeLetter):
    """To the address that an account has: one link agrees that it be another, one stops that."""

    TYPE: ClassVar[str] = "letter.address-change-question"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **AddressChangeLetter.EXAMPLE,
        "stop_link": "https://example.org/cont/adresa/oprire?token=exemplu",
        "new_email": "ana.noua@example.org",
    }
    stop_link: str
    new_email: str


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


@dataclass(frozen=True, kw_only=True)
class SecurityNoticeLetter(Event):
    """To who has an account: what guards it was changed; `what` is a key, the link leads to its security."""

    TYPE: ClassVar[str] = "letter.security-notice"
    STREAM: ClassVar[Stream] = Stream.LETTER
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "email": "ana@example.org",
        "name": "Ana Exemplu",
        "language": "ro",
        "what": "totp-added",
        "at": _LATER,
        "link": "https://example.org/cont/securitate",
    }
    email: str
    name: str
    language: str
    what: str
    at: datetime
    link: str


@dataclass(frozen=True, kw_only=True)
class SignInCodeLetter(Event):
    """To who signs in without a password: the code, good once until `expires_at`; the link asks for it."""

    TYPE: ClassVar[str] = "letter.sign-in-code"
    STREAM: ClassVar[Stream] = Stream.LETTER
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "email": "ana@example.org",
        "name": "Ana Exemplu",
        "language": "ro",
        "code": "12345678",
        "link": "https://example.org/autentificare/cod",
        "expires_at": _LATER,
    }
    email: str
    name: str
    language: str
    code: str
    link: str
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class MandateOfferLetter(EmailConfirmationLetter):
    """To an address that was offered a mandate: the page where it is confirmed or refused, for 30 days.

    `name` is empty where the address has no account; the days are Romania's, both included. `ends_others`
    where an authority has accepted that they take the place of who represents the organisation now.
    """

    TYPE: ClassVar[str] = "letter.mandate-offer"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **EmailConfirmationLetter.EXAMPLE,
        "link": "https://example.org/cont/imputerniciri",
        "organisation_name": "Asociația Exemplu pentru Străzi Liniștite",
        "role": "delegate",
        "from_date": date(2026, 1, 13),
        "until_date": date(2026, 6, 30),
        "offered_by": "Mihai Exemplu",
    }
    organisation_name: str
    role: str
    from_date: date
    until_date: date
    offered_by: str
    ends_others: bool = False


@dataclass(frozen=True, kw_only=True)
class StaffInvitationLetter(EmailConfirmationLetter):
    """To an address that was invited to work for an authority: the page where that is accepted, for 7 days.

    `name` is empty where the address has no account.
    """

    TYPE: ClassVar[str] = "letter.staff-invitation"
    EXAMPLE: ClassVar[dict[str, Any]] = {
        **EmailConfirmationLetter.EXAMPLE,
        "link": "https://example.org/cont/invitatii",
        "authority_name": "Orașul Exemplu",
        "role": "clerk",
        "department": "Relații cu publicul",
        "invited_by": "Maria Exemplu",
    }
    authority_name: str
    role: str
    department: str | None
    invited_by: str


@dataclass(frozen=True, kw_only=True)
class ApiClientExpiryLetter(Event):
    """To the contact of an API client: its last day in Romania, after which it gets no tokens.

    `name` is empty, for the contact is no account; the link leads to where an administrator of the authority
    gives it another.
    """

    TYPE: ClassVar[str] = "letter.api-client-expiry"
    STREAM: ClassVar[Stream] = Stream.LETTER
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "email": "registratura@example.org",
        "name": "",
        "language": "ro",
        "client_name": "Managementul documentelor",
        "until_date": date(2027, 1, 13),
        "link": "https://example.org/birou/clienti-api",
    }
    email: str
    name: str
    language: str
    client_name: str
    until_date: date
    link: str


EVENTS: tuple[type[Event], ...] = (
    EmailConfirmationLetter,
    PasswordResetLetter,
    AccountExistsLetter,
    AddressChangeLetter,
    AddressChangeQuestionLetter,
    SecurityNoticeLetter,
    SignInCodeLetter,
    MandateOfferLetter,
    StaffInvitationLetter,
    ApiClientExpiryLetter,
)
