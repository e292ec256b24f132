"""Notices: what stands under the bell of who has an account, also when the fact's data are gone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.notification.model.base import Base
from services.notification.model.links import Pages

Data = Mapping[str, Any]
PORTAL = Pages("")  # paths without a language: the portal puts that of the reader before them

OF_STAFF = ("asked", "reminded", "overdue", "broken")  # what clerks and their superiors hear of debates
# Letters stand in none of these: what they carry opens something, or the reader has no account yet.
PATHS: dict[str, Callable[[Data], str]] = {
    "announcement": lambda of: PORTAL.consultation(of["consultation_id"]),
    "consultation-news": lambda of: PORTAL.consultation(of["consultation_id"]),
    "consultation-change": lambda of: f"{PORTAL.consultation(of['consultation_id'])}#schimbari",
    "course-news": lambda of: PORTAL.course(of["course_id"]),
    "activity-news": lambda of: PORTAL.activity(of["activity_id"]),
    "activity-invitation": lambda of: PORTAL.activity(of["activity_id"]),
    "activity-part": lambda of: PORTAL.own_activity(of["activity_id"]),
    "meeting-news": lambda of: (
        PORTAL.minutes(of["meeting_id"]) if of["what"] == "minutes" else PORTAL.meeting(of["meeting_id"])
    ),
    "organisation-news": lambda of: PORTAL.organisation(of["organisation_id"]),
    "agreement-news": lambda of: PORTAL.agreement(of["agreement_id"]),
    "recommendation-news": lambda of: PORTAL.recommendation(of["recommendation_id"]),
    "receipt": lambda of: PORTAL.recommendation(of["recommendation_id"]),
    "answer": lambda of: PORTAL.recommendation(of["recommendation_id"]),
    "withdrawal": lambda of: PORTAL.recommendation(of["recommendation_id"]),
    "meeting-registration": lambda of: (
        PORTAL.minutes(of["gathering_id"])
        if of["what"] == "minutes"
        else PORTAL.gathering(of["gathering_kind"], of["gathering_id"])
    ),
    "course-enrolment": lambda of: PORTAL.course(of["course_id"]),
    "course-work": lambda of: (
        PORTAL.course_opinion(of["course_id"])
        if of["what"] == "feedback-asked"
        else PORTAL.course(of["course_id"])
        if of["what"] == "sessions-changed"
        else PORTAL.course_test(of["course_id"])
    ),
    "certificate": lambda _: PORTAL.my_certificates(),
    "debate-request": lambda of: (
        PORTAL.desk_debates(of["consultation_id"])
        if of["what"] in OF_STAFF
        else PORTAL.debate_requests(of["consultation_id"])
    ),
    "moderation": lambda of: PORTAL.receipt(of["recommendation_id"]),
    "contest-decided": lambda of: PORTAL.receipt(of["recommendation_id"]),
    "organisation-verified": lambda of: PORTAL.organisation(of["organisation_id"]),
    "organisation-refused": lambda _: PORTAL.account(),
    "organisation-decision": lambda of: PORTAL.organisation(of["organisation_id"]),
    "request-questioned": lambda of: PORTAL.request(of["verification_id"]),
    "request-answered": lambda of: PORTAL.desk_request(of["verification_id"]),
    "change-questioned": lambda of: PORTAL.change(of["change_id"]),
    "change-decided": lambda of: PORTAL.change(of["change_id"]),
    "change-answered": lambda of: PORTAL.desk_change(of["change_id"]),
    "representative-change-asked": lambda of: PORTAL.changes(of["organisation_id"]),
    "representative-change-decided": lambda of: PORTAL.organisation(of["organisation_id"]),
    "mandate-ended": lambda _: PORTAL.my_mandates(),
    "mandate-expiring": lambda of: (
        PORTAL.my_mandates() if of["is_own"] else PORTAL.mandates(of["organisation_id"])
    ),
    "agreement-ending": lambda of: PORTAL.agreement(of["agreement_id"]),
    "term-neared": lambda of: PORTAL.desk_consultation(of["consultation_id"]),
    "term-broken": lambda of: PORTAL.desk_consultation(of["consultation_id"]),
}
# What of a fact's data its notice keeps: names of public things and one's own number, no reason, no person.
TITLES = ("title", "consultation_title", "organisation_name")
TURNS = ("what", "decision", "outcome")


@dataclass(frozen=True)
class Shown:
    """What a notice keeps of a fact.

    Args:
        words: any of `about` (title or name), `authority_name`, `number`, and `turn` (which way it went).
        path: the page that says the whole, without a language; None where it is no matter of the bell.
    """

    words: dict[str, str]
    path: str | None

    @classmethod
    def of(cls, category: str, data: Data) -> "Shown":
        """What is kept of a fact."""
        path = PATHS.get(category)
        if path is None:
            return cls({}, None)
        found = {
            "about": _first(data, TITLES),
            "authority_name": data.get("authority_name"),
            "number": data.get("register_number"),
            "turn": _first(data, TURNS),
        }
        return cls({name: value for name, value in found.items() if value}, path(data))


def _first(data: Data, names: tuple[str, ...]) -> Any:
    return next((data[name] for name in names if data.get(name)), None)


class Notice(Base):
    """One account, one fact. Kept 90 days, read or not."""

    __tablename__ = "notice"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID]
    fact_id: Mapped[UUID]
    category: Mapped[str]
    words: Mapped[dict[str, str]] = mapped_column(JSONB)
    path: Mapped[str]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]

    def read(self, now: datetime) -> None:
        """Its reader has opened it. Twice is as good as once."""
        self.read_at = self.read_at or now
