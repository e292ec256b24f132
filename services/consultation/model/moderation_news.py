"""What is said of moderation, in the recommendation's name: its subject is the recommendation."""

from typing import Any

from services.consultation.events.moderation import (
    RecommendationHidden,
    RecommendationRestored,
    SubmissionContestDecided,
    SubmissionModerated,
    SubmissionModerationMailed,
)
from services.consultation.model.links import Links
from services.consultation.model.moderation import Moderation
from services.consultation.model.recommendation import Recommendation


def say_moderated(of: Recommendation, decision: Moderation, title: str, links: Links) -> None:
    """The public is told that something is hidden, its author also why."""
    at = decision.decided_at
    of.record(RecommendationHidden(**_public(of, decision), hidden_at=at))
    said = {"ground": decision.ground, "reason": decision.reason, "at": at}
    _tell_author(of, decision, title, links, what=decision.what, **said)


def say_lifted(of: Recommendation, decision: Moderation, title: str, links: Links) -> None:
    """The same of its being shown again."""
    _say_restored(of, decision)
    said = {"ground": decision.ground, "reason": decision.lift_reason, "at": decision.lifted_at}
    _tell_author(of, decision, title, links, what="lifted", **said)


def say_contest_decided(of: Recommendation, decision: Moderation, title: str, links: Links) -> None:
    """The author is told what somebody else has decided; the public, if it is shown again."""
    if decision.contest_outcome == "lifted":
        _say_restored(of, decision)
    said: dict[str, Any] = {"reason": decision.contest_reason, "at": decision.contest_decided_at}
    outcome: Any = decision.contest_outcome
    if of.account_id is None:
        _tell_author(of, decision, title, links, what=outcome, ground=decision.ground, **said)
    else:
        named = {**_to_author(of, decision, title), "account_id": of.account_id}
        of.record(SubmissionContestDecided(**named, outcome=outcome, **said))


def _tell_author(of: Recommendation, decision: Moderation, title: str, links: Links, **said: Any) -> None:
    """To the account, or to the address; who has neither is told by post."""
    named = _to_author(of, decision, title)
    author = of.correspondent
    if of.account_id is not None:
        of.record(SubmissionModerated(**named, account_id=of.account_id, **said))
    elif author and author.email:
        whom = {"email": author.email, "name": of.author_name or of.author_label}
        own = {"language": author.language, "own_link": links.own(of.id, author.language)}
        of.record(SubmissionModerationMailed(**{**named, **whom, **said, **own}))


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
        "article": of.article,
        "consultation_title": title,
    }
