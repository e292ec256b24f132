"""What the notification service hears: a line an event."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from marshmallow import Schema

from services.notification.handlers import (
    activity_news,
    announcing,
    consultation_news,
    course_news,
    erasure,
    known,
    meeting_news,
    news,
    people,
    webhook_sending,
)
from services.notification.model.known import account, agreement, authority, organisation
from services.notification.ports.public_events import public_events
from services.notification.schemas import heard
from services.notification.schemas.heard import activities as of_activities
from services.notification.schemas.heard import changes as of_changes
from services.notification.schemas.heard import courses as of_courses
from services.notification.schemas.heard import deadlines, debates
from services.notification.schemas.heard import meetings as of_meetings
from services.notification.schemas.heard import moderation as of_moderation
from services.notification.schemas.heard import organisations as of_organisations
from services.notification.schemas.heard import registrations as of_registrations
from services.notification.schemas.heard import texts as of_texts
from services.notification.schemas.heard import webhooks as of_webhooks
from shared.messaging.events import PREFIX, Stream
from shared.messaging.subscription import Subscription
from shared.messaging.topology import Queue
from shared.security.keys import signing_key
from shared.security.subscriptions import signing_key_subscriptions

REGISTRY = "notification.registry"
ANNOUNCEMENTS = "notification.announcements"
PEOPLE = "notification.people"
LETTERS = "notification.letters"
KEYS = "notification.keys"
ERASURES = "notification.erasures"
WEBHOOKS = "notification.webhooks"

QUEUES = (
    Queue(REGISTRY),
    Queue(ANNOUNCEMENTS),
    Queue(PEOPLE),
    Queue(LETTERS, ttl=timedelta(minutes=15)),
    Queue(KEYS),
    Queue(ERASURES),
    Queue(WEBHOOKS, ordered=True),  # two that address the same endpoints would wait for each other
)
READ_MODELS = {REGISTRY: (authority, account, organisation, agreement), KEYS: (signing_key,)}


def _line(
    queue: str, stream: Stream, event: str, schema: Schema, handler: Callable[..., Any]
) -> Subscription:
    return Subscription(
        queue=queue,
        stream=stream,
        type=f"{PREFIX}{event}.v1",
        schema=schema,
        handler=handler,
        together=queue in READ_MODELS,
    )


def _known(stream: Stream, event: str, schema: Schema, handler: Callable[..., Any]) -> Subscription:
    return _line(REGISTRY, stream, event, schema, handler)


def _person(event: str, schema: Schema, handler: Callable[..., Any]) -> Subscription:
    return _line(PEOPLE, Stream.INTERNAL, event, schema, handler)


def _organisation(event: str, schema: Schema) -> tuple[Subscription, ...]:
    """What becomes of an organisation is told to its followers, and says what it is called."""
    named, event = of_organisations.OrganisationNamed(), f"registry.organisation.{event}"
    return (
        _known(Stream.PUBLIC, event, named, known.note_organisations),
        _line(ANNOUNCEMENTS, Stream.PUBLIC, event, schema, news.tell_of_organisation),
    )


def _agreement(event: str, schema: Schema) -> Subscription:
    return _line(ANNOUNCEMENTS, Stream.PUBLIC, f"registry.agreement.{event}", schema, news.tell_of_agreement)


def _of_consultation(event: str, schema: Schema) -> Subscription:
    what = f"consultation.{event}"
    return _line(ANNOUNCEMENTS, Stream.PUBLIC, what, schema, consultation_news.tell_of_consultation)


def _of_meeting(event: str, schema: Schema) -> Subscription:
    what = f"consultation.meeting.{event}"
    return _line(ANNOUNCEMENTS, Stream.PUBLIC, what, schema, meeting_news.tell_of_meeting)


def _of_course(event: str, schema: Schema) -> Subscription:
    what = f"training.course.{event}"
    return _line(ANNOUNCEMENTS, Stream.PUBLIC, what, schema, course_news.tell_of_course)


def _of_activity(event: str, schema: Schema) -> Subscription:
    what = f"consultation.activity.{event}"
    return _line(ANNOUNCEMENTS, Stream.PUBLIC, what, schema, activity_news.tell_of_activity)


def _of_minutes(event: str, schema: Schema) -> Subscription:
    what = f"consultation.minutes.{event}"
    return _line(ANNOUNCEMENTS, Stream.PUBLIC, what, schema, meeting_news.tell_of_meeting)


def _letter(event: str, schema: Schema) -> Subscription:
    return _line(LETTERS, Stream.LETTER, f"registry.letter.{event}", schema, people.send_letter)


def _webhook(event: str) -> Subscription:
    return _line(WEBHOOKS, Stream.PUBLIC, event, of_webhooks.AnyPublicEvent(), webhook_sending.pass_on)


SUBSCRIPTIONS = (
    _known(
        Stream.PUBLIC, "registry.authority.established", heard.AuthorityEstablished(), known.note_authorities
    ),
    _known(Stream.PUBLIC, "registry.authority.changed", heard.AuthorityEstablished(), known.note_authorities),
    _known(Stream.INTERNAL, "registry.account.created", heard.AccountNoted(), known.note_accounts),
    _known(Stream.INTERNAL, "registry.account.changed", heard.AccountNoted(), known.note_accounts),
    _line(
        ANNOUNCEMENTS,
        Stream.PUBLIC,
        "consultation.consultation.published",
        heard.ConsultationPublished(),
        announcing.announce,
    ),
    *_organisation("verified", of_organisations.organisation_news("verified_on")),
    _known(
        Stream.PUBLIC,
        "registry.organisation.changed",
        of_organisations.OrganisationNamed(),
        known.note_organisations,
    ),
    *_organisation("suspended", of_organisations.organisation_news("suspended_on")),
    *_organisation("restored", of_organisations.organisation_news("restored_on")),
    *_organisation("struck-off", of_organisations.organisation_news("struck_off_on")),
    *_organisation("dissolved", of_organisations.organisation_news("dissolved_on")),
    *_organisation("merged", of_organisations.OrganisationMergerNews()),
    _known(
        Stream.PUBLIC,
        "registry.agreement.signed",
        of_organisations.AgreementNoted(),
        known.note_agreements,
    ),
    _agreement("signed", of_organisations.AgreementSignedNews()),
    _agreement("extended", of_organisations.AgreementExtendedNews()),
    _agreement("ended", of_organisations.AgreementEndedNews()),
    _line(
        ANNOUNCEMENTS,
        Stream.PUBLIC,
        "consultation.recommendation.registered",
        of_organisations.RecommendationNews(),
        news.tell_of_recommendation,
    ),
    _of_consultation("consultation.extended", of_changes.ExtensionNews()),
    _of_consultation("consultation.changed", of_changes.ChangeNews()),
    _of_consultation("version.published", of_texts.VersionNews()),
    _of_consultation("consultation.finalised", of_texts.FinalisedNews()),
    _of_consultation("act.adopted", of_texts.ActAdoptedNews()),
    _of_consultation("act.rejected", of_texts.ActRejectedNews()),
    _of_consultation("act.withdrawn", of_texts.ActWithdrawnNews()),
    _of_meeting("called", of_meetings.MeetingCalledNews()),
    _of_meeting("moved", of_meetings.MeetingMovedNews()),
    _of_meeting("cancelled", of_meetings.MeetingCancelledNews()),
    _of_activity("announced", of_activities.ActivityNews()),
    _of_activity("changed", of_activities.ActivityTurned()),
    _of_activity("cancelled", of_activities.ActivityTurned()),
    _person("consultation.activity.part-noted", of_activities.ActivityPartNoted(), people.tell_part),
    _person("consultation.activity.invited", of_activities.ActivityInvited(), activity_news.invite_groups),
    _person(
        "consultation.activity.guest-invited",
        of_activities.ActivityGuestInvited(),
        activity_news.invite_guest,
    ),
    _of_minutes("published", of_meetings.MinutesNews()),
    _person("registry.mandate.given", heard.MandateGiven(), people.tell_verified),
    _person("registry.mandate.ended", heard.MandateEnded(), people.tell_mandate_ended),
    _person("registry.mandate.expiry-neared", heard.MandateExpiring(), people.tell_mandate_expiring),
    _person("registry.organisation.request-refused", heard.RequestRefused(), people.tell_refused),
    _person("registry.organisation.decision-taken", heard.DecisionTaken(), people.tell_decision),
    _person("registry.organisation.request-questioned", heard.RequestSpokenOf(), people.tell_questioned),
    _person("registry.organisation.request-answered", heard.RequestSpokenOf(), people.tell_answered),
    _person("registry.organisation.change-questioned", heard.ChangeSpokenOf(), people.tell_change_questioned),
    _person("registry.organisation.change-answered", heard.ChangeSpokenOf(), people.tell_change_answered),
    _person("registry.organisation.change-decided", heard.ChangeDecided(), people.tell_change_decided),
    _person(
        "registry.organisation.representative-change-asked",
        heard.RepresentativeChangeAsked(),
        people.tell_representative_asked,
    ),
    _person(
        "registry.organisation.representative-change-decided",
        heard.RepresentativeChangeDecided(),
        people.tell_representative_decided,
    ),
    _person("registry.agreement.end-announced", heard.AgreementEndComing(), people.remind_of_agreement),
    _person("consultation.term.neared", deadlines.TermNeared(), people.remind_of_term),
    _person("consultation.term.broken", deadlines.TermBroken(), people.tell_of_breach),
    _person("consultation.debate-request.noted", debates.DebateRequestNoted(), people.tell_of_debate),
    _person(
        "consultation.debate-request.mailed", debates.DebateRequestMailed(), people.tell_of_debate_by_address
    ),
    _line(
        ERASURES,
        Stream.INTERNAL,
        "consultation.asker.forgotten",
        debates.AskerForgotten(),
        erasure.forget_author,
    ),
    _person("consultation.submission.received", heard.SubmissionReceived(), people.send_receipt),
    _person("consultation.submission.answered", heard.SubmissionAnswered(), people.send_answer),
    _person("training.enrolment.noted", of_courses.EnrolmentNoted(), people.tell_enrolment),
    _person("training.course-work.noted", of_courses.CourseWorkNoted(), people.tell_course_work),
    _of_course("announced", of_courses.CourseNews()),
    _of_course("changed", of_courses.CourseNews()),
    _of_course("cancelled", of_courses.CourseCancelledNews()),
    _person("training.certificate.noted", of_courses.CertificateNoted(), people.tell_certificate),
    _person(
        "consultation.registration.noted", of_registrations.RegistrationNoted(), people.tell_registration
    ),
    _person(
        "consultation.registration.mailed",
        of_registrations.RegistrationMailed(),
        people.tell_registration_by_address,
    ),
    _line(
        LETTERS,
        Stream.LETTER,
        "consultation.letter.registration-confirmation",
        of_registrations.RegistrationConfirmationLetter(),
        people.send_letter,
    ),
    _line(
        ERASURES,
        Stream.INTERNAL,
        "consultation.registrant.forgotten",
        of_registrations.RegistrantForgotten(),
        erasure.forget_registrant,
    ),
    _person("consultation.submission.withdrawn", heard.SubmissionWithdrawn(), people.confirm_withdrawal),
    _person("consultation.submission.moderated", of_moderation.SubmissionModerated(), people.tell_moderated),
    _person(
        "consultation.submission.contest-decided",
        of_moderation.SubmissionContestDecided(),
        people.tell_contest_decided,
    ),
    _person(
        "consultation.submission.moderation-mailed",
        of_moderation.SubmissionModerationMailed(),
        people.tell_moderated_by_address,
    ),
    _person("consultation.submission.entered", heard.SubmissionEntered(), people.send_receipt_by_address),
    _person(
        "consultation.submission.withdrawal-mailed",
        heard.SubmissionWithdrawalMailed(),
        people.confirm_withdrawal_by_address,
    ),
    _person("consultation.submission.replied", heard.SubmissionReplied(), people.send_answer_by_address),
    _line(
        LETTERS,
        Stream.LETTER,
        "consultation.letter.submission-confirmation",
        heard.SubmissionConfirmationLetter(),
        people.send_letter,
    ),
    _line(
        ERASURES,
        Stream.INTERNAL,
        "consultation.author.forgotten",
        heard.AuthorForgotten(),
        erasure.forget_author,
    ),
    _letter("email-confirmation", heard.ExpiringLetter()),
    _letter("password-reset", heard.ExpiringLetter()),
    _letter("account-exists", heard.Letter()),
    _letter("address-change", heard.ExpiringLetter()),
    _letter("address-change-question", heard.AddressChangeQuestion()),
    _letter("security-notice", heard.SecurityNotice()),
    _letter("sign-in-code", heard.SignInCode()),
    _line(ERASURES, Stream.INTERNAL, "registry.account.erased", heard.AccountErased(), erasure.erase_person),
    _letter("mandate-offer", heard.MandateOfferLetter()),
    _letter("staff-invitation", heard.StaffInvitationLetter()),
    _letter("api-client-expiry", heard.ApiClientExpiryLetter()),
    *signing_key_subscriptions("notification"),
    *(_webhook(event) for event in public_events()),
)
