"""What is said of moderation, in the recommendation's name: its subject is the recommendation."""

from typing import Any

from services.consultation.events.moderation import (
    RecommendationHidden,
    RecommendationRestored,
    SubmissionContestDecided,
    SubmissionModerated,
)
from services.consultation.model.moderation import Moderation
from services.consultation.model.recommendation import Recommendation


def say_moderated(of: Recommendation, decision: Moderation, title: str) -> None:
    """The public is told that something is hidden, its author also why."""
    at = decision.decided_at
    of.record(RecommendationHidden(**_public(of, decision), hidden_at=at))
    said: dict[str, Any] = {"ground": decision.ground, "reason": decision.reason, "at": at}
    of.record(SubmissionModerated(**_to_author(of, decision, title), what=decision.what, **said))


def say_lifted(of: Recommendation, decision: Moderation, title: str) -> None:
    """The same of its being shown again."""
    _say_restored(of, decision)
    said: dict[str, Any] = {"reason": decision.lift_reason, "at": decision.lifted_at}
    named = _to_author(of, decision, title)
    of.record(SubmissionModerated(**named, what="lifted", ground=decision.ground, **said))


def say_contest_decided(of: Recommendation, decision: Moderation, title: str) -> None:
    """The author is told what somebody else has decided; the public, if it is shown again."""
    if decision.contest_outcome == "lifted":
        _say_restored(of, decision)
    said: dict[str, Any] = {"outcome": decision.contest_outcome, "reason": decision.contest_reason}
    named = {**_to_author(of, decision, title), "at": decision.contest_decided_at}
    of.record(SubmissionContestDecided(**named, **said))


def _say_restored(of: Recommendation, decision: Moderation) -> None:
    said: dict[str, Any] = {"restored_at": decision.lifted_at}
    of.record(RecommendationRestored(**_public(of, decision), **said))


def _named(of: Recommendation) -> dict[str, Any]:
    return {
        "recommendation_id": of.id,
        "consultation_id": of.consultation_id,
        "authority": of.authority,
        "register_number": of.numbered,
    }


def _public(of: Recommendation, decision: Moderation) -> dict[str, Any]:
    return {**_named(of), "what": decision.what, "ground": decision.ground}


def _to_author(of: Recommendation, decision: Moderation, title: str) -> dict[str, Any]:
    return {
        **_named(of),
        "moderation_id": decision.id,
        "account_id": of.account_id,
        "article": of.article,
        "consultation_title": title,
    }
