"""An answer being written at the desk: its form, sentences to begin with, what the service takes."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.portal.clients import Answer
from services.portal.forms import Form
from services.portal.languages import say

Json = dict[str, Any]
VERDICTS = ("accepted", "partly", "refused", "not-in-power")
LONGEST_REASON = 10_000
# Beginnings of a reason, each fit for one of the verdicts; a clerk goes on from there.
SENTENCES = ("accepted", "partly", "refused", "not-in-power")
DRAFT_STATES = ("waiting", "draft", "ready", "approved", "publishing")


def first_values(draft: Mapping[str, Any] | None) -> dict[str, str]:
    """What the form holds before anybody has typed: the draft as it stands."""
    draft = draft or {}
    held = {name: str(draft.get(name) or "") for name in ("verdict", "reason", "taken_into")}
    return {**held, "draft_version": str(draft.get("version", 0))}


def with_sentence(form: Form) -> Form:
    """The form with the sentence that was asked for at the end of the reason."""
    wanted = form["insert"]
    if wanted not in SENTENCES:
        return form
    reason = "\n".join(filter(None, (form["reason"], say(f"answer.sentence_{wanted}"))))
    return Form({**form.values, "reason": reason, "verdict": form["verdict"] or wanted})


def check_whole(form: Form) -> None:
    """What is given, or called ready, has a verdict and a reason."""
    if form["verdict"] not in VERDICTS:
        form.errors["verdict"] = say("answer.verdict_missing")
    form.need("reason", say("answer.reason_missing"))
    check_length(form)


def check_length(form: Form) -> None:
    """What is only saved may be unfinished, but not endless."""
    form.limit("reason", LONGEST_REASON)


def as_body(form: Form) -> Json:
    """The answer as the service takes it."""
    return {
        "verdict": form["verdict"] if form["verdict"] in VERDICTS else None,
        "reason": form.values.get("reason", "").replace("\r\n", "\n").strip(),
        "taken_into": form["taken_into"] or None,
    }


def in_group(found: Answer, alike: Sequence[Json]) -> list[str]:
    """Of those that say the like, which are being answered together with it."""
    group = (found.data["draft"] or {}).get("group")
    return [one["id"] for one in alike if group and one["group"] == group]
