"""What the public reads of a recommendation that was moderated; its author and the desk read both."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.consultation.model.days import day_of
from services.consultation.model.masking import mask
from services.consultation.model.moderation import FIELDS, NAMES, spans_of

Row = dict[str, Any]
WAITS = "[Textul așteaptă verificarea autorității]"
REASONS = ("reason", "lift_reason", "contest_reason")  # everybody reads them
MOMENTS = ("decided_at", "lifted_at", "contested_at", "contest_decided_at")


def public_words(row: Row) -> Row:
    """Text, reason and proposed wording as anybody may read them: masked, or a note in their place.

    What its author has withdrawn nobody reads any more, not even why it had been hidden.
    """
    if row["withdrawn_at"]:
        return dict.fromkeys(FIELDS)
    standing = [one for one in decisions(row) if one["lifted_at"] is None]
    whole = next((one for one in standing if one["what"] == "hidden"), None)
    if whole:
        return {**dict.fromkeys(FIELDS), "text": _note(whole)}
    if row["held_until"]:
        return {**dict.fromkeys(FIELDS), "text": WAITS}
    masked = [(one["ground"], one["spans"]) for one in standing]
    return {name: row[name] and mask(row[name], spans_of(name, masked)) for name in FIELDS}


def moderation(row: Row) -> Row:
    """How the public sees it, and the decisions for it."""
    made = decisions(row)
    standing = {one["what"] for one in made if one["lifted_at"] is None}
    state = "hidden" if "hidden" in standing else "masked" if standing else "shown"
    if row["held_until"] and state == "shown":
        state = "waiting"
    return {"state": state, "waits_until": row["held_until"], "decisions": made, "shown": public_words(row)}


def decisions(row: Row) -> Sequence[Row]:
    """The decisions in a row of a recommendation, the oldest first."""
    return [decision(found) for found in row["moderations"] or ()]


def listed(row: Row) -> Row:
    """A decision in a list, with the number of the entry that it is about."""
    return {**decision(row), "register_number": f"{row['register_number']}/{row['register_year']}"}


def decision(found: Row) -> Row:
    """One of them, with what can be done about it."""
    moments = {name: _moment(found[name]) for name in MOMENTS}
    reasons = {name: found[name] and mask(found[name]) for name in REASONS}
    return {**found, **moments, **reasons, "state": _state(moments, found["contest_outcome"])}


def _state(moments: Row, outcome: str | None) -> str:
    if moments["lifted_at"]:
        return "lifted"
    if outcome:
        return "upheld"
    return "contested" if moments["contested_at"] else "standing"


def _note(whole: Row) -> str:
    return (
        f"[Text ascuns de autoritate la {day_of(whole['decided_at']):%d.%m.%Y}: {NAMES[whole['ground']]}. "
        f"Motivul: {whole['reason']}]"
    )


def _moment(found: str | datetime | None) -> datetime | None:
    return datetime.fromisoformat(found) if isinstance(found, str) else found
