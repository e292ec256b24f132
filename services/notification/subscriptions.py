"""What the notification service hears: a line an event."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from marshmallow import Schema

from services.notification.handlers import announcing, known, people
from services.notification.schemas import heard
from shared.messaging.events import PREFIX, Stream
from shared.messaging.subscription import Subscription
from shared.messaging.topology import Queue
from shared.security.subscriptions import signing_key_subscriptions

ANNOUNCEMENTS = "notification.announcements"
PEOPLE = "notification.people"
LETTERS = "notification.letters"

QUEUES = (
    Queue(ANNOUNCEMENTS),
    Queue(PEOPLE),
    Queue(LETTERS, ttl=timedelta(minutes=15)),
    Queue("notification.keys"),
)
STREAMS = {ANNOUNCEMENTS: Stream.PUBLIC, PEOPLE: Stream.INTERNAL, LETTERS: Stream.LETTER}


def _line(queue: str, event: str, schema: Schema, handler: Callable[..., Any]) -> Subscription:
    return Subscription(
        queue=queue, stream=STREAMS[queue], type=f"{PREFIX}{event}.v1", schema=schema, handler=handler
    )


SUBSCRIPTIONS = (
    _line(
        ANNOUNCEMENTS, "registry.authority.established", heard.AuthorityEstablished(), known.note_authority
    ),
    _line(
        ANNOUNCEMENTS,
        "consultation.consultation.published",
        heard.ConsultationPublished(),
        announcing.announce,
    ),
    _line(PEOPLE, "registry.account.created", heard.AccountNoted(), known.note_account),
    _line(PEOPLE, "registry.account.changed", heard.AccountNoted(), known.note_account),
    _line(PEOPLE, "registry.mandate.given", heard.MandateGiven(), people.tell_verified),
    _line(PEOPLE, "registry.organisation.request-refused", heard.RequestRefused(), people.tell_refused),
    _line(PEOPLE, "consultation.submission.received", heard.SubmissionReceived(), people.send_receipt),
    _line(PEOPLE, "consultation.submission.answered", heard.SubmissionAnswered(), people.send_answer),
    _line(LETTERS, "registry.letter.email-confirmation", heard.ExpiringLetter(), people.send_letter),
    _line(LETTERS, "registry.letter.password-reset", heard.ExpiringLetter(), people.send_letter),
    _line(LETTERS, "registry.letter.account-exists", heard.Letter(), people.send_letter),
    *signing_key_subscriptions("notification"),
)
