"""What is said of a recommendation: to everybody without words, to its author with them.

The author is told at the account, or at the address; to who has neither the answer goes by post.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from services.consultation.events.correspondence import (
    SubmissionEntered,
    SubmissionReplied,
    SubmissionWithdrawalMailed,
)
from services.consultation.events.recommendations import (
    RecommendationAnswered,
    RecommendationRegistered,
    RecommendationWithdrawn,
    SubmissionAnswered,
    SubmissionReceived,
    SubmissionWithdrawn,
)
from services.consultation.model.answer import Answer, said_in_v1
from services.consultation.model.correspondent import Correspondent
from services.consultation.model.links import Links

if TYPE_CHECKING:
    from services.consultation.model.recommendation import Recommendation


def say_registered(of: "Recommendation") -> None:
    """It stands in the register."""
    of.record(
        RecommendationRegistered(
            **_named(of),
            **_on(of),
            on_behalf_of=of.on_behalf_of,
            organisation_name=of.organisation_name,
            received_at=of.received_at,
            channel=of.channel,
        )
    )


def say_received(of: "Recommendation", title: str, links: Links) -> None:
    """The author with an account is told what proves it."""
    about = _about(of, title, links)
    of.record(SubmissionReceived(**about, received_at=of.received_at, fingerprint=of.fingerprint))


def say_entered(
    of: "Recommendation", author: Correspondent, title: str, links: Links, entered_at: datetime
) -> None:
    """The author without account is told, where there is an address."""
    if author.email:
        of.record(
            SubmissionEntered(
                **_named(of),
                **_addressed(of, author, title, links),
                channel=of.channel,
                received_at=of.received_at,
                day_only=of.day_only,
                entered_at=entered_at,
                fingerprint=of.fingerprint,
            )
        )


def say_answered(of: "Recommendation", answer: Answer, title: str, links: Links, at: datetime) -> None:
    """The public is told the verdict, the author also the reason."""
    verdict = said_in_v1(answer.verdict)
    of.record(RecommendationAnswered(**_named(of), **verdict, answered_at=at, taken_into=answer.taken_into))
    said = {**verdict, "reason": answer.reason, "taken_into": answer.taken_into}
    if of.account_id is not None:
        of.record(SubmissionAnswered(**_about(of, title, links), **said))
    elif of.correspondent and of.correspondent.email:
        addressed = _addressed(of, of.correspondent, title, links)
        of.record(SubmissionReplied(**_named(of), **addressed, **said))


def say_withdrawn(of: "Recommendation", title: str, links: Links, at: datetime) -> None:
    """Everybody is told that it was taken back; the author, that it was done as they asked."""
    of.record(RecommendationWithdrawn(**_named(of), withdrawn_at=at))
    if of.account_id is not None:
        of.record(SubmissionWithdrawn(**_about(of, title, links), withdrawn_at=at))
    elif of.correspondent and of.correspondent.email:
        addressed = _addressed(of, of.correspondent, title, links)
        of.record(SubmissionWithdrawalMailed(**_named(of), **addressed, withdrawn_at=at))


def _named(of: "Recommendation") -> dict[str, Any]:
    return {
        "recommendation_id": of.id,
        "consultation_id": of.consultation_id,
        "authority": of.authority,
        "register_number": of.numbered,
    }


def _on(of: "Recommendation") -> dict[str, Any]:
    return {"article": of.article, "more_articles": tuple(of.more_articles)}


def _about(of: "Recommendation", title: str, links: Links) -> dict[str, Any]:
    return {
        **_named(of),
        **_on(of),
        "account_id": of.account_id,
        "consultation_title": title,
        "link": links.recommendation(of.id),
    }


def _addressed(of: "Recommendation", author: Correspondent, title: str, links: Links) -> dict[str, Any]:
    return {
        **_on(of),
        "email": author.email,
        "language": author.language,
        "name": of.author_name or of.author_label,
        "consultation_title": title,
        "own_link": links.own(of.id, author.language),
    }
