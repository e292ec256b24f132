"""What the desk's pages of one course have in common: the course, and sending with what stands against it."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import request

from services.portal import dates
from services.portal.asking import caller, or_not_found
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import ZONE, say

Json = dict[str, Any]


def read_course(course_id: UUID) -> Json:
    """The course, as its clerks see it."""
    with or_not_found():
        found: Json = caller().get("training", f"/courses/{course_id}", signed=True).data
    return found


def read(path: str) -> Answer:
    """Something of it."""
    with or_not_found():
        return caller().get("training", path, signed=True)


def typed(first: Json) -> Form:
    """What was typed, over what stands, with the key that makes sending twice the same as once."""
    values = {**first, **request.form.to_dict()}
    return Form({**values, "key": sending_key(values.get("key", ""))})


def sent(path: str, body: Json | None, form: Form, *, method: str = "POST", etag: str = "") -> bool:
    """Send; what stands against it goes to the form."""
    try:
        caller().send("training", path, body, method=method, signed=True, key=form["key"], etag=etag)
    except Refused as refused:
        form.take(refused)
        if refused.status == 412:
            form.problem = say("work.stale")
        return False
    return True


def number(form: Form, name: str, least: int, most: int, *, optional: bool = False) -> int | None:
    """A whole number as it was typed; what is none goes to the form."""
    if optional and not form[name]:
        return None
    if not form[name].isdecimal() or not least <= int(form[name][:6]) <= most:
        form.errors[name] = say("work.need_whole", least=least, most=most)
        return None
    return int(form[name])


def instant(form: Form, name: str) -> str | None:
    """A day and an hour in Romania (`<name>_day`, `<name>_hour`), in UTC; None where neither was typed."""
    day, hour = form[f"{name}_day"], form[f"{name}_hour"]
    if not day and not hour:
        return None
    try:
        when = datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), ZoneInfo(ZONE))
        return when.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        form.errors[f"{name}_day"] = say("work.need_moment")
        return None


def as_typed(name: str, value: str | None) -> Json:
    """An instant as the two fields of it."""
    found = dates.read_instant(value)
    if found is None:
        return {}
    return {f"{name}_day": found.date().isoformat(), f"{name}_hour": f"{found:%H:%M}"}
