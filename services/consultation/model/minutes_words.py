"""What stands in minutes, part by part, and what each part must hold."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from services.consultation.errors.minutes import (
    CountWithoutSource,
    EndsBeforeBeginning,
    OpenVoteWithoutNames,
    SecretVoteByName,
    VotedTwice,
)
from services.consultation.model.authorship import label

Part = Literal["opening", "present", "agenda", "discussion", "votes", "recordings"]
PARTS: tuple[Part, ...] = ("opening", "present", "agenda", "discussion", "votes", "recordings")
VOTES = ("for", "against", "abstained", "absent")
Words = dict[str, Any]

# What is missing for publication, in words for both languages.
MISSING = {
    "chair": ("cine a condus întâlnirea", "who led the meeting"),
    "secretary": ("cine a întocmit minuta", "who wrote the minutes"),
    "hours": ("ora începerii și ora încheierii", "the hours of its beginning and end"),
    "words": ("ce s-a discutat sau ce s-a hotărât", "what was said or decided"),
}


def empty() -> dict[str, Words]:
    """Minutes in which nothing stands yet."""
    return {
        "opening": {"chair": "", "secretary": "", "place": "", "opened_at": None, "closed_at": None},
        "present": {"counted": None, "counted_source": "", "groups": [], "people": [], "media": None},
        "agenda": {"points": []},
        "discussion": {"statements": []},
        "votes": {"ballots": []},
        "recordings": {"links": []},
    }


def checked(part: Part, words: Words) -> Words:
    """The words of a part as they are kept.

    Raises:
        EndsBeforeBeginning, CountWithoutSource, SecretVoteByName, OpenVoteWithoutNames, VotedTwice
    """
    if part == "opening":
        return _opening(words)
    if part == "present" and words["counted"] is not None and not words["counted_source"]:
        raise CountWithoutSource
    if part == "votes":
        return {"ballots": [_ballot(one) for one in words["ballots"]]}
    return words


def for_good(parts: Mapping[str, Words]) -> dict[str, Words]:
    """The words as they are kept once they are public: of a private person the name that everybody reads, and
    none that stands behind it."""
    people = [_as_shown(one) for one in parts["present"]["people"]]
    statements = [_as_shown(one) for one in parts["discussion"]["statements"]]
    return {
        **parts,
        "present": {**parts["present"], "people": people},
        "discussion": {**parts["discussion"], "statements": statements},
    }


def _as_shown(one: Words) -> Words:
    if one["is_official"]:
        return one
    return {
        **one,
        "name": label(one["name"], shown=one["name_shown"], organisation=None),
        "name_shown": "full",
    }


def without(parts: Mapping[str, Words], name: str, instead: str) -> dict[str, Words] | None:
    """The words without the name of a private person, also where others said it; None where nobody has it."""
    people, statements = parts["present"]["people"], parts["discussion"]["statements"]
    if not any(one["name"] == name and not one["is_official"] for one in (*people, *statements)):
        return None

    def freed(rows: list[Words], *fields: str) -> list[Words]:
        return [{**one, **{field: one[field].replace(name, instead) for field in fields}} for one in rows]

    return {
        **parts,
        "present": {**parts["present"], "people": freed(people, "name")},
        "agenda": {"points": freed(parts["agenda"]["points"], "conclusion")},
        "discussion": {"statements": freed(statements, "name", "said", "answer")},
    }


def missing(parts: Mapping[str, Words]) -> list[str]:
    """What must be there before everybody reads the minutes, by the keys of `MISSING`."""
    opening = parts["opening"]
    lacks = {
        "chair": not opening["chair"],
        "secretary": not opening["secretary"],
        "hours": not (opening["opened_at"] and opening["closed_at"]),
        "words": not (
            parts["discussion"]["statements"]
            or parts["votes"]["ballots"]
            or any(point["conclusion"] for point in parts["agenda"]["points"])
        ),
    }
    return [name for name, is_missing in lacks.items() if is_missing]


def _opening(words: Words) -> Words:
    opened, closed = words["opened_at"], words["closed_at"]
    if opened and closed and closed < opened:
        raise EndsBeforeBeginning
    return {**words, "opened_at": _written(opened), "closed_at": _written(closed)}


def _written(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _ballot(ballot: Words) -> Words:
    """An open vote is by name, and its counts are of the names; a secret one is of counts alone (art. 11)."""
    members = ballot["members"]
    if ballot["is_secret"]:
        if members:
            raise SecretVoteByName
        return ballot
    if not members:
        raise OpenVoteWithoutNames
    seen: set[str] = set()
    for one in members:
        if one["name"] in seen:
            raise VotedTwice(member=one["name"])
        seen.add(one["name"])
    counts = {vote: sum(one["vote"] == vote for one in members) for vote in VOTES}
    return {**ballot, "counts": counts}
