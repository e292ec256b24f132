"""Real-shaped data for each mail, and mails read back as a mail program would."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any, get_args

import pytest

from services.notification.model.fact import Category
from services.notification.model.links import Links
from services.notification.model.secrets_of_links import StopTokens
from services.notification.ports.composer import Composer, Outgoing
from services.notification.ports.relay_address import Sender
from services.notification.ports.texts import Library
from shared.ids import new_id
from tests.unit.notification.world import CONSULTATION, PUBLIC_URL, PUBLISHED

NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
LINKS = Links(PUBLIC_URL)
COMPOSER = Composer(Library(LINKS), LINKS, StopTokens("w" * 32), Sender("Parteneriat", "noreply@example.org"))
NAME = {"name": "Ana Exemplu", "link": f"{PUBLIC_URL}/x?token=secret", "expires_at": "2026-01-15T09:00:00Z"}
SUBMISSION = {
    "recommendation_id": str(new_id()),
    "authority": "oras-exemplu",
    "authority_name": "Orașul Exemplu",
    "register_number": "12/2026",
    "article": "2",
    "consultation_title": "Regulamentul de parcare",
    "name": "Ana Exemplu",
}
ACCOUNT = {"account_id": str(new_id())}
REQUEST = {**NAME, "authority_name": "Orașul Exemplu", "confirmed_at": "2026-01-12T09:00:00Z"}
OF_ORGANISATION = {"authority_name": None, "organisation_name": "Asociația Exemplu"}
SPOKEN = {
    **NAME,
    "authority_name": "Orașul Exemplu",
    "organisation_name": "Asociația",
    "verification_id": str(new_id()),
}
CHANGE = {**SPOKEN, "change_id": str(new_id())}
MANDATE = {
    "organisation_id": str(new_id()),
    "organisation_name": "Asociația Exemplu",
    "role": "delegate",
    "from_date": "2026-01-13",
    "until_date": "2026-06-30",
}
TERM = {
    "name": "Ana Exemplu",
    "consultation_id": str(new_id()),
    "authority_name": "Orașul Exemplu",
    "title": "Regulamentul de parcare",
    "last_day": "2026-01-26",
    "waiting": 4,
}
DATA: dict[str, dict[str, Any]] = {
    "announcement": {**PUBLISHED, "authority_name": "Orașul Exemplu"},
    "organisation-news": {
        "what": "merged",
        "organisation_id": str(new_id()),
        "organisation_name": "Asociația Exemplu",
        "authority_name": None,
        "on": "2026-01-13",
        "merged_into": str(new_id()),
        "merged_into_name": "Federația Exemplu",
    },
    "agreement-news": {
        "what": "signed",
        "agreement_id": str(new_id()),
        "title": "Acord de parteneriat (exemplu)",
        "authority_name": "Orașul Exemplu",
        "followed": {f"organisation:{new_id()}": "Asociația Exemplu"},
        "on": "2026-01-13",
        "from_date": "2026-02-01",
        "until_date": "2028-01-31",
    },
    "recommendation-news": {
        **SUBMISSION,
        "consultation_id": str(CONSULTATION),
        "organisation_id": str(new_id()),
        "organisation_name": "Asociația Exemplu",
        "on": "2026-01-13T09:00:00Z",
    },
    "consultation-news": {
        "what": "published",
        "consultation_id": str(CONSULTATION),
        "authority_name": "Orașul Exemplu",
        "title": "Regulamentul de parcare",
        "is_example": True,
        "number": 2,
        "note": "Am redus tariful la articolul 2.",
        "on": "2026-01-13T09:00:07Z",
    },
    "consultation-change": {
        "what": "extended",
        "consultation_id": str(CONSULTATION),
        "authority_name": "Orașul Exemplu",
        "title": "Regulamentul de parcare",
        "is_example": True,
        "recommendations_until": "2026-02-02T21:59:59Z",
        "reason": "Raportul de specialitate a venit târziu.",
        "on": "2026-01-20",
    },
    "receipt": {**SUBMISSION, "received_at": "2026-01-13T09:00:07Z", "fingerprint": "ab" * 32},
    "moderation": {
        **SUBMISSION,
        **ACCOUNT,
        "what": "masked",
        "ground": "insult",
        "reason": "Cuvintele jignesc.",
    },
    "contest-decided": {**SUBMISSION, **ACCOUNT, "outcome": "upheld", "reason": "Cuvintele jignesc."},
    "answer": {
        **SUBMISSION,
        "ground": None,
        "taken_into": "3",
        "verdict": "partly",
        "reason": "Se preia pentru centru.\nRestul nu.",
    },
    "withdrawal": {**SUBMISSION, "more_articles": ["3"], "withdrawn_at": "2026-01-14T09:00:07Z"},
    "organisation-verified": {**NAME, "organisation_id": str(new_id()), "organisation_name": "Asociația"},
    "organisation-refused": {**SUBMISSION, "reason": "Hotărârea este a altei asociații."},
    "organisation-decision": {
        **SUBMISSION,
        "organisation_id": str(new_id()),
        "organisation_name": "Asociația",
        "decision": "suspended",
        "reason": "Sediul nu mai este cel declarat.",
    },
    "request-questioned": {**SPOKEN, "text": "Ce sediu are asociația acum?"},
    "request-answered": {**SPOKEN, "text": "Strada Lungă nr. 2."},
    "change-questioned": {**CHANGE, "text": "Din ce zi?"},
    "change-answered": {**CHANGE, "text": "Din 1 februarie."},
    "change-decided": {**CHANGE, "decision": "refused", "reason": "Lipsește hotărârea."},
    "representative-change-asked": {**CHANGE, "organisation_id": str(new_id()), "is_claim": True},
    "representative-change-decided": {
        **CHANGE,
        "organisation_id": str(new_id()),
        "is_claim": True,
        "decision": "accepted",
        "others_stay": False,
    },
    "subscription-confirmation": REQUEST,
    "subscription-exists": REQUEST,
    "submission-confirmation": {**NAME, **SUBMISSION, "sent_at": "2026-01-13T09:00:07Z"},
    "email-confirmation": NAME,
    "password-reset": NAME,
    "account-exists": NAME,
    "agreement-ending": {
        **NAME,
        "agreement_id": str(new_id()),
        "authority_name": "Orașul Exemplu",
        "title": "Acord de parteneriat pentru dezvoltare locală (exemplu)",
        "until_date": "2026-02-12",
        "days_left": 30,
    },
    "term-neared": {**TERM, "term": "recommendations", "working_days_left": 3},
    "term-broken": {**TERM, "term": "answers"},
    "security-notice": {**NAME, "what": "totp-added", "at": "2026-01-13T09:00:00Z"},
    "address-change": NAME,
    "address-change-question": {
        **NAME,
        "stop_link": f"{PUBLIC_URL}/cont/adresa/oprire?token=secret",
        "new_email": "ana.noua@example.org",
    },
    "sign-in-code": {**NAME, "code": "12345678"},
    "mandate-offer": {**NAME, **MANDATE, "offered_by": "Mihai Exemplu", "ends_others": True},
    "staff-invitation": {
        **NAME,
        "authority_name": "Orașul Exemplu",
        "role": "clerk",
        "department": "Relații cu publicul",
        "invited_by": "Maria Exemplu",
    },
    "api-client-expiry": {
        **NAME,
        "name": "",
        "client_name": "Managementul documentelor",
        "until_date": "2026-01-27",
    },
    "mandate-ended": {**NAME, **MANDATE, "how": "by-date"},
    "mandate-expiring": {**NAME, **MANDATE, "holder_name": "Ion Exemplu", "is_own": False},
}
BOTH = pytest.mark.parametrize("language", ["ro", "en"])
EACH = pytest.mark.parametrize("category", get_args(Category))


class Page(HTMLParser):
    """The tags of a mail, its links and its styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.styles: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is there."""
        self.tags.append(tag)
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            if name == "style":
                self.styles += [part.partition(":")[0].strip() for part in (value or "").split(";") if part]


def mail(category: str, language: str = "ro", *, stoppable: bool = False, **changes: Any) -> EmailMessage:
    """A mail, read back as a mail program would."""
    item = Outgoing(
        delivery_id=new_id(),
        fact_id=new_id(),
        lease=new_id(),
        category=category,
        recipient="ana@example.org",
        language=language,
        data={**DATA[category], **changes},
        subscription_id=new_id() if stoppable else None,
        topic_key="all" if stoppable else None,
        correlation_id=None,
        traceparent=None,
    )
    raw = COMPOSER.compose(item, NOW)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    return message_from_bytes(raw, _class=EmailMessage, policy=policy.default)


def parts(message: EmailMessage) -> tuple[str, str]:
    """Its text and its HTML."""
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    return plain.get_content().replace("\r\n", "\n"), html.get_content()
