"""What is owed to one person: receipt, answer, the word about their organisation, letters with a secret."""

from typing import Any
from uuid import UUID

from services.notification import repository
from services.notification.handlers.telling import tell_person
from services.notification.model.fact import Category
from services.notification.schemas.heard import as_json
from shared.clock import Clock
from shared.messaging.errors import Retry
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork

KIND_OF_LETTER: dict[str, Category] = {
    "ro.parteneriat.consultation.letter.submission-confirmation.v1": "submission-confirmation",
    "ro.parteneriat.consultation.letter.registration-confirmation.v1": "registration-confirmation",
    "ro.parteneriat.registry.letter.email-confirmation.v1": "email-confirmation",
    "ro.parteneriat.registry.letter.password-reset.v1": "password-reset",
    "ro.parteneriat.registry.letter.account-exists.v1": "account-exists",
    "ro.parteneriat.registry.letter.address-change.v1": "address-change",
    "ro.parteneriat.registry.letter.address-change-question.v1": "address-change-question",
    "ro.parteneriat.registry.letter.security-notice.v1": "security-notice",
    "ro.parteneriat.registry.letter.sign-in-code.v1": "sign-in-code",
    "ro.parteneriat.registry.letter.mandate-offer.v1": "mandate-offer",
    "ro.parteneriat.registry.letter.staff-invitation.v1": "staff-invitation",
    "ro.parteneriat.registry.letter.api-client-expiry.v1": "api-client-expiry",
}

# Who gives a mandate back knows it; what the first release said does not tell how it ended.
# What an authority has accepted is told with its decision.
TOLD_OF = frozenset({"by-date", "by-representative", "by-operator", "by-successor", "with-organisation"})


def send_receipt(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A recommendation was received: its author gets number, time and fingerprint."""
    _tell_account("receipt", message, uow, clock)


def send_answer(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A recommendation was answered: its author gets verdict and reason."""
    _tell_account("answer", message, uow, clock)


def confirm_withdrawal(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A recommendation was withdrawn: its author is told, also because it might not have been them."""
    _tell_account("withdrawal", message, uow, clock)


def tell_enrolment(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """Somebody has a seat in a course, waits for one, moved up, gave it back; or it will not be held."""
    _tell_account("course-enrolment", message, uow, clock)


def tell_course_work(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A test is open, has a result, or an opinion is asked for: who has a seat in the course is told."""
    _tell_account("course-work", message, uow, clock)


def tell_certificate(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """Somebody has a certificate, has another in its place, or it was revoked, with the reason."""
    _tell_account("certificate", message, uow, clock)


def tell_registration(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """Somebody has a seat in a meeting or an activity, waits, moved up, gave it back; or its news."""
    _tell_account("meeting-registration", message, uow, clock)


def tell_registration_by_address(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """The same to who registered without an account."""
    _tell_address("meeting-registration", message, uow, clock, of="registration_id")


def tell_part(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """Who speaks for a partner of a joint activity is asked, or told of an answer, a task, a change."""
    _tell_account("activity-part", message, uow, clock)


def tell_moderated(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A recommendation was hidden, masked or shown again: its author gets the reason, and how to contest."""
    _tell_account("moderation", message, uow, clock)


def tell_contest_decided(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """What the author has contested was decided by somebody else: the author gets the reason."""
    _tell_account("contest-decided", message, uow, clock)


def tell_moderated_by_address(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """The same to an author without account."""
    upheld = message.data["what"] == "upheld"
    _tell_address("contest-decided" if upheld else "moderation", message, uow, clock)


def send_receipt_by_address(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A recommendation of somebody without account stands in the register."""
    _tell_address("receipt", message, uow, clock)


def send_answer_by_address(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """It was answered: the author gets verdict and reason."""
    _tell_address("answer", message, uow, clock)


def confirm_withdrawal_by_address(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """It was withdrawn by the author's own link: they are told, also because it might not have been them."""
    _tell_address("withdrawal", message, uow, clock)


def tell_refused(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """An authority does not register the organisation: who asked gets the reason."""
    _tell_account("organisation-refused", message, uow, clock)


def tell_decision(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """An authority has decided about a verified organisation: each who represents it gets the reason."""
    _tell_account("organisation-decision", message, uow, clock)


def tell_questioned(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """An authority wants to know something before it registers an organisation: who asked is told what."""
    _tell_account("request-questioned", message, uow, clock)


def tell_answered(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """It was answered: the clerk who wanted to know is told."""
    _tell_account("request-answered", message, uow, clock)


def tell_change_questioned(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """An authority wants to know something before it decides about a change: who asked is told what."""
    _tell_account("change-questioned", message, uow, clock)


def tell_change_answered(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """It was answered: the clerk who wanted to know is told."""
    _tell_account("change-answered", message, uow, clock)


def tell_change_decided(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A change was accepted, or refused with a reason: who asked is told."""
    _tell_account("change-decided", message, uow, clock)


def tell_representative_asked(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """Somebody else is to represent an organisation: each who does so now is told before."""
    _tell_account("representative-change-asked", message, uow, clock)


def tell_representative_decided(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """An authority has decided about it: each who represented the organisation until then is told."""
    _tell_account("representative-change-decided", message, uow, clock)


def tell_verified(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A mandate came with the verification: its holder is told; the others have confirmed theirs."""
    if message.data["given_by"] is None:
        _tell_account("organisation-verified", message, uow, clock)


def tell_mandate_ended(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A mandate is over: its holder is told, unless it was they who gave it back."""
    if message.data["how"] in TOLD_OF:
        _tell_account("mandate-ended", message, uow, clock)


def tell_mandate_expiring(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A mandate ends soon: its holder is told, and who represents the organisation is told whose."""
    holder = repository.account_of(uow.session, message.data["holder_id"])
    if holder is None:
        raise Retry("The account of the holder is not known yet.")
    is_own = message.data["holder_id"] == message.data["account_id"]
    _tell_account("mandate-expiring", message, uow, clock, holder_name=holder.name, is_own=is_own)


def remind_of_agreement(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A partnership agreement ends soon: a clerk or legal representative is told."""
    _tell_account("agreement-ending", message, uow, clock)


def remind_of_term(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A term of a consultation ends soon: a clerk of its authority is told."""
    _tell_account("term-neared", message, uow, clock)


def tell_of_breach(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A term of a consultation has passed without what it asks: an administrator is told."""
    _tell_account("term-broken", message, uow, clock)


def tell_of_debate(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A debate was asked for: who asked hears what becomes of it, a clerk that it is owed."""
    _tell_account("debate-request", message, uow, clock)


def tell_of_debate_by_address(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """The same to who asked without an account."""
    _tell_address("debate-request", message, uow, clock, of="request_id")


def send_letter(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """A letter holds a link or a word for one person; what is too old to be of use is let go."""
    said, now = message.data, clock.now()
    expires_at = said.get("expires_at")
    if expires_at is not None and expires_at <= now:
        return
    tell_person(
        uow,
        KIND_OF_LETTER[message.envelope.type],
        as_json({name: value for name, value in said.items() if name not in ("email", "language")}),
        fact_id=message.envelope.id,
        recipient=said["email"],
        language=said["language"],
        now=now,
        expires_at=expires_at,
    )


def _tell_address(
    category: Category, message: Message, uow: UnitOfWork, clock: Clock, of: str = "recommendation_id"
) -> None:
    said = message.data
    name = repository.authority_name(uow.session, said["authority"])
    if name is None:
        raise Retry(f"The authority {said['authority']} is not known yet.")
    data = {key: value for key, value in said.items() if key not in ("email", "language")}
    tell_person(
        uow,
        category,
        {**as_json(data), "authority_name": name},
        fact_id=message.envelope.id,
        recipient=said["email"],
        language=said["language"],
        now=clock.now(),
        authority=said["authority"],
        consultation_id=said.get("consultation_id"),
        person_id=said[of],
    )


def _tell_account(category: Category, message: Message, uow: UnitOfWork, clock: Clock, **more: Any) -> None:
    said = message.data
    person = repository.account_of(uow.session, said["account_id"])
    if person is None:
        raise Retry("The account is not known yet.")
    if not person.email:
        return  # erased in the meantime
    data: dict[str, Any] = {**as_json(said), "name": person.name, **more}
    authority: str | None = said.get("authority")
    if authority is not None:
        name = repository.authority_name(uow.session, authority)
        if name is None:
            raise Retry(f"The authority {authority} is not known yet.")
        data["authority_name"] = name
    consultation_id: UUID | None = said.get("consultation_id")
    tell_person(
        uow,
        category,
        data,
        fact_id=message.envelope.id,
        recipient=person.email,
        language=person.language,
        now=clock.now(),
        authority=authority,
        consultation_id=consultation_id,
        person_id=said["account_id"],
    )
