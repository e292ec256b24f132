"""What each mail speaks of in an example, so that a text can be shown and tried with nobody's data: people,
the town and the acts are invented, and no link holds a secret that opens anything."""

from typing import Any

SITE = "https://parteneriat.invalid"  # stands for the address of the portal in the examples
LINK = f"{SITE}/exemplu"
CONSULTATION = "01990000-0000-7000-8000-000000000011"
PUBLISHED: dict[str, Any] = {
    "consultation_id": CONSULTATION,
    "authority": "oras-exemplu",
    "title": "Regulamentul de parcare",
    "summary": "Unde se parchează și cât costă.",
    "kind": "normative",
    "articles": 10,
    "published_at": "2026-01-13T08:00:00Z",
    "recommendations_until": "2026-01-23T21:59:59Z",
    "is_example": True,
}
NAME = {"name": "Ana Exemplu", "link": LINK, "expires_at": "2026-01-15T09:00:00Z"}
SUBMISSION = {
    "recommendation_id": "01990000-0000-7000-8000-000000000031",
    "authority": "oras-exemplu",
    "authority_name": "Orașul Exemplu",
    "register_number": "12/2026",
    "article": "2",
    "consultation_title": "Regulamentul de parcare",
    "name": "Ana Exemplu",
}
ACCOUNT = {"account_id": "01990000-0000-7000-8000-000000000032"}
REQUEST = {
    **NAME,
    "followed_key": "authority:oras-exemplu",
    "authority_name": "Orașul Exemplu",
    "organisation_name": None,
    "locality_name": None,
    "consultation_title": None,
    "confirmed_at": "2026-01-12T09:00:00Z",
}
OF_ORGANISATION = {
    "followed_key": "organisation:01990000-0000-7000-8000-000000000031",
    "authority_name": None,
    "organisation_name": "Asociația Exemplu",
}
SPOKEN = {
    **NAME,
    "authority_name": "Orașul Exemplu",
    "organisation_name": "Asociația",
    "verification_id": "01990000-0000-7000-8000-000000000033",
}
CHANGE = {**SPOKEN, "change_id": "01990000-0000-7000-8000-000000000034"}
MANDATE = {
    "organisation_id": "01990000-0000-7000-8000-000000000035",
    "organisation_name": "Asociația Exemplu",
    "role": "delegate",
    "from_date": "2026-01-13",
    "until_date": "2026-06-30",
}
TERM = {
    "name": "Ana Exemplu",
    "consultation_id": "01990000-0000-7000-8000-000000000036",
    "authority_name": "Orașul Exemplu",
    "title": "Regulamentul de parcare",
    "last_day": "2026-01-26",
    "waiting": 4,
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "announcement": {**PUBLISHED, "authority_name": "Orașul Exemplu"},
    "press-notice": {**PUBLISHED, "authority_name": "Orașul Exemplu"},
    "organisation-news": {
        "what": "merged",
        "organisation_id": "01990000-0000-7000-8000-000000000037",
        "organisation_name": "Asociația Exemplu",
        "authority_name": None,
        "on": "2026-01-13",
        "merged_into": "01990000-0000-7000-8000-000000000038",
        "merged_into_name": "Federația Exemplu",
    },
    "agreement-news": {
        "what": "signed",
        "agreement_id": "01990000-0000-7000-8000-000000000039",
        "title": "Acord de parteneriat (exemplu)",
        "authority_name": "Orașul Exemplu",
        "followed": {"organisation:01990000-0000-7000-8000-000000000031": "Asociația Exemplu"},
        "on": "2026-01-13",
        "from_date": "2026-02-01",
        "until_date": "2028-01-31",
    },
    "recommendation-news": {
        **SUBMISSION,
        "consultation_id": CONSULTATION,
        "organisation_id": "01990000-0000-7000-8000-00000000003a",
        "organisation_name": "Asociația Exemplu",
        "on": "2026-01-13T09:00:00Z",
    },
    "consultation-news": {
        "what": "published",
        "consultation_id": CONSULTATION,
        "authority_name": "Orașul Exemplu",
        "title": "Regulamentul de parcare",
        "is_example": True,
        "number": 2,
        "note": "Am redus tariful la articolul 2.",
        "on": "2026-01-13T09:00:07Z",
    },
    "consultation-change": {
        "what": "extended",
        "consultation_id": CONSULTATION,
        "authority_name": "Orașul Exemplu",
        "title": "Regulamentul de parcare",
        "is_example": True,
        "recommendations_until": "2026-02-02T21:59:59Z",
        "reason": "Raportul de specialitate a venit târziu.",
        "on": "2026-01-20",
    },
    "meeting-news": {
        "what": "called",
        "meeting_id": "01990000-0000-7000-8000-000000000014",
        "authority": "oras-exemplu",
        "authority_name": "Orașul Exemplu",
        "kind": "debate",
        "consultation_id": CONSULTATION,
        "consultation_title": "Regulamentul de parcare",
        "title": "Dezbatere: regulamentul de parcare",
        "starts_at": "2026-01-20T15:00:00Z",
        "ends_at": "2026-01-20T17:00:00Z",
        "place": "Sala de consiliu, Piața Exemplu nr. 1",
        "online_url": f"{SITE}/exemplu",
        "agenda": ["Prezentarea proiectului", "Cuvântul celor înscriși"],
        "how_to_register": "Prin portal, până în ajun.",
        "speaking_minutes": 3,
        "sequence": 0,
        "is_example": True,
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
    "course-enrolment": {
        **ACCOUNT,
        "name": "Ana Exemplu",
        "enrolment_id": "01990000-0000-7000-8000-000000000032",
        "course_id": "01990000-0000-7000-8000-000000000031",
        "authority_name": "Orașul Exemplu",
        "title": "Competențe sociale și civice",
        "what": "moved-up",
        "starts_at": "2026-03-02T15:00:00Z",
        "reason": "",
    },
    "debate-request": {
        **ACCOUNT,
        "name": "Ana Exemplu",
        "authority_name": "Orașul Exemplu",
        "request_id": "01990000-0000-7000-8000-000000000041",
        "consultation_id": CONSULTATION,
        "title": "Regulamentul de parcare",
        "what": "received",
        "asker": "Asociația Exemplu",
        "to_be_verified": False,
        "received_at": "2026-01-14T09:00:07Z",
        "reason": "",
        "meeting_id": None,
        "open": 0,
        "last_day": None,
    },
    "withdrawal": {**SUBMISSION, "more_articles": ["3"], "withdrawn_at": "2026-01-14T09:00:07Z"},
    "organisation-verified": {
        **NAME,
        "organisation_id": "01990000-0000-7000-8000-00000000003b",
        "organisation_name": "Asociația",
    },
    "organisation-refused": {**SUBMISSION, "reason": "Hotărârea este a altei asociații."},
    "organisation-decision": {
        **SUBMISSION,
        "organisation_id": "01990000-0000-7000-8000-00000000003c",
        "organisation_name": "Asociația",
        "decision": "suspended",
        "reason": "Sediul nu mai este cel declarat.",
    },
    "request-questioned": {**SPOKEN, "text": "Ce sediu are asociația acum?"},
    "request-answered": {**SPOKEN, "text": "Strada Lungă nr. 2."},
    "change-questioned": {**CHANGE, "text": "Din ce zi?"},
    "change-answered": {**CHANGE, "text": "Din 1 februarie."},
    "change-decided": {**CHANGE, "decision": "refused", "reason": "Lipsește hotărârea."},
    "representative-change-asked": {
        **CHANGE,
        "organisation_id": "01990000-0000-7000-8000-00000000003d",
        "is_claim": True,
    },
    "representative-change-decided": {
        **CHANGE,
        "organisation_id": "01990000-0000-7000-8000-00000000003e",
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
        "agreement_id": "01990000-0000-7000-8000-00000000003f",
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
        "stop_link": LINK,
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
    "endpoint-disabled": {
        **NAME,
        "endpoint_name": "Registratura electronică",
        "host": "webhook.example.org",
        "reason": "failing",
        "disabled_at": "2026-01-18T09:05:00Z",
    },
    "mandate-ended": {**NAME, **MANDATE, "how": "by-date"},
    "mandate-expiring": {**NAME, **MANDATE, "holder_name": "Ion Exemplu", "is_own": False},
}
EXAMPLES["template-test"] = {
    "subject": "Proiect în consultare: Regulamentul de parcare",
    "heading": "Regulamentul de parcare",
    "lead": "Orașul Exemplu a publicat un proiect de act normativ.",
    "why": "Primiți acest mesaj pentru că ați cerut.",
    "notice": "",
    "facts": [["Publicat", "13 ianuarie 2026"]],
    "groups": [],
    "quote": ["Motivul", "Raportul a venit târziu."],
    "action": None,
    "notes": [],
    "introduction": [["Bună ziua,"]],
    "closing": [["Primăria"]],
}
EXAMPLES["digest"] = {
    "follower_id": "01990000-0000-7000-8000-000000000040",
    "cadence": "daily",
    "since": "2026-01-12T06:20:00Z",
    "until": "2026-01-13T06:20:00Z",
    "many": 16,
    "items": [
        {
            "category": category,
            "data": EXAMPLES[category],
            "created_at": "2026-01-12T09:00:00Z",
            "topic_key": topic_key,
            "followed": followed,
        }
        for category, topic_key, followed in (
            ("announcement", "authority:oras-exemplu", "Orașul Exemplu"),
            ("organisation-news", "organisation:01990000-0000-7000-8000-000000000037", "Asociația Exemplu"),
        )
    ],
}


def example_of(category: str, site: str) -> dict[str, Any]:
    """What a mail of this category could speak of; its links lead to `site`."""
    given = EXAMPLES[category]
    return {
        name: value.replace(SITE, site) if isinstance(value, str) else value for name, value in given.items()
    }
