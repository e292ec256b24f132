"""Minutes as everybody reads them, and as their clerks write them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.consultation.model.authorship import label
from services.consultation.model.masking import mask
from services.consultation.model.minutes_term import last_day
from services.consultation.model.minutes_words import missing
from services.consultation.views.recommendations import numbered, state_of
from services.consultation.views.shared import authority_of

Row = dict[str, Any]


def meeting_shown(row: Row) -> Row:
    """The meeting."""
    return {**row, "authority": authority_of(row)}


def minutes_shown(meeting: Row, row: Row) -> Row:
    """What the public reads: private persons as they chose to be named, addresses and numbers covered."""
    parts: dict[str, Row] = row["parts"]
    opening, present = parts["opening"], parts["present"]
    return {
        "id": row["id"],
        "version": row["version"],
        "state": row["state"],
        "published_at": row["published_at"],
        "meeting": meeting_shown(meeting),
        **{name: mask(opening[name]) for name in ("chair", "secretary", "place")},
        **{name: _moment(opening[name]) for name in ("opened_at", "closed_at")},
        "counted": present["counted"],
        "media": present["media"],
        "counted_source": mask(present["counted_source"]),
        "groups": [{**one, "group": mask(one["group"])} for one in present["groups"]],
        "people": [
            {"name": _named(one), "role": mask(one["role"]), "is_official": one["is_official"]}
            for one in present["people"]
        ],
        "points": [_masked(one, "title", "conclusion") for one in parts["agenda"]["points"]],
        "statements": [_statement(one) for one in parts["discussion"]["statements"]],
        "recommendations": [entered_shown(one) for one in row["recommendations"]],
        "ballots": [_ballot(one) for one in parts["votes"]["ballots"]],
        "links": parts["recordings"]["links"],
        "files": [file for file in row["files"] if file.state == "good"],
        "corrections": [_masked(one, "text", "reason") for one in _corrections(row)],
    }


def desk_shown(meeting: Row, row: Row | None, beside: Row | None) -> Row:
    """What clerks work on, and which documents of the debate everybody has by now."""
    shown = minutes_shown(meeting, row) if row else None
    if shown and row:
        shown["files"] = row["files"]
    return {
        "meeting": meeting_shown(meeting),
        "version": row and row["version"],
        "state": row and row["state"],
        "parts": row and row["parts"],
        "missing": missing(row["parts"]) if row else [],
        "due_on": last_day(meeting["kind"], meeting["ended_at"]),
        "documents": _documents(row, beside),
        "minutes": shown,
    }


def entered_shown(row: Row) -> Row:
    """A recommendation that was made at the meeting."""
    return {
        "id": row["id"],
        "register_number": numbered(row),
        "author": row["author_label"],
        "organisation": row["organisation_name"],
        "article": row["article"] or None,
        "state": state_of(row),
    }


def _documents(row: Row | None, beside: Row | None) -> Sequence[Row]:
    """Art. 7 (10) d. What there may be none of is not called missing."""
    is_public = bool(row and row["state"] == "published")
    found = [{"name": "minutes", "there": is_public, "number": None}]
    if beside:
        # Each is public from the moment at which it came.
        found.append({"name": "recommendations", "there": True, "number": beside["recommendations"]})
        found += [
            {"name": name, "there": True if beside[name] else None, "number": beside[name]}
            for name in ("versions", "reports")
        ]
    return found


def _statement(one: Row) -> Row:
    speaker = label(one["name"], shown=one["name_shown"], organisation=None)
    return {
        "speaker": mask(one["name"] if one["is_official"] else speaker),
        "organisation": mask(one["organisation"]),
        "article": one["article"],
        "said": mask(one["said"]),
        "answer": mask(one["answer"]),
    }


def _named(one: Row) -> str:
    return mask(
        one["name"] if one["is_official"] else label(one["name"], shown=one["name_shown"], organisation=None)
    )


def _ballot(one: Row) -> Row:
    members = [_masked(member, "name") for member in one["members"]]
    return {**_masked(one, "subject"), "members": members}


def _masked(row: Row, *names: str) -> Row:
    return {**row, **{name: mask(row[name]) for name in names}}


def _corrections(row: Row) -> list[Row]:
    return [{**one, "corrected_at": _moment(one["corrected_at"])} for one in row["corrections"]]


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
