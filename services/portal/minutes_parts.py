"""The parts of minutes as forms: which fields, which rows, and what is sent of what was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import request

from services.portal import dates
from services.portal.forms import Form
from services.portal.languages import ZONE, say

Json = dict[str, Any]
VOTES = ("for", "against", "abstained", "absent")
NAMES_SHOWN = ("initials", "full", "none")
MOST_ROWS, SPARE = 200, 2


@dataclass(frozen=True)
class Column:
    """A field of a row.

    Args:
        kind: `line`, `area`, `select` or `tick`.
        most: characters that it holds.
        options: of a choice.
    """

    name: str
    kind: str = "line"
    most: int = 300
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of the minutes.

    Args:
        path: its word in the address.
        rows: the name of its list; empty where it has none.
        needed: the column without which a row is none.
    """

    name: str
    path: str
    rows: str = ""
    needed: str = ""
    columns: tuple[Column, ...] = ()


WHOSE = (
    Column("is_official", "select", options=("", "1")),
    Column("name_shown", "select", options=NAMES_SHOWN),
)
PARTS = (
    Part("opening", "deschidere"),
    Part("present", "prezenta", "people", "name", (Column("name", most=200), Column("role"), *WHOSE)),
    Part(
        "agenda",
        "ordine-de-zi",
        "points",
        "title",
        (Column("title", most=1_000), Column("conclusion", "area", 5_000)),
    ),
    Part(
        "discussion",
        "discutii",
        "statements",
        "name",
        (
            Column("name", most=200),
            Column("organisation"),
            *WHOSE,
            Column("article", most=32),
            Column("said", "area", 10_000),
            Column("answer", "area", 10_000),
        ),
    ),
    Part(
        "votes",
        "voturi",
        "ballots",
        "subject",
        (
            Column("subject", most=1_000),
            Column("is_secret", "select", options=("", "1")),
            *(Column(vote, "area", 20_000) for vote in VOTES),
        ),
    ),
    Part("recordings", "inregistrari", "links", "url", (Column("title"), Column("url", most=2_000))),
)
BY_PATH: Mapping[str, Part] = {part.path: part for part in PARTS}
LIMITS = {"chair": 200, "secretary": 200, "place": 500, "counted_source": 300}


def typed_rows(part: Part) -> list[Json]:
    """The rows that were typed; those in which nothing stands are left out."""
    names = [column.name for column in part.columns]
    lists = [request.form.getlist(f"{part.rows}.{name}")[:MOST_ROWS] for name in names]
    rows = [dict(zip(names, map(str.strip, row), strict=True)) for row in zip(*lists, strict=False)]
    chosen = {column.name for column in part.columns if column.kind == "select"}
    return [row for row in rows if any(row[name] for name in names if name not in chosen)]


def rows_of(part: Part, words: Json) -> list[Json]:
    """The rows that stand, as a form has them."""
    return [_as_row(part, one) for one in words[part.rows]] if part.rows else []


def values_of(part: Part, words: Json) -> Json:
    """The fields that stand, as a form has them."""
    if part.name == "opening":
        begins, ends = dates.read_instant(words["opened_at"]), dates.read_instant(words["closed_at"])
        when = {
            "day": begins.date().isoformat() if begins else "",
            "from": f"{begins:%H:%M}" if begins else "",
            "to": f"{ends:%H:%M}" if ends else "",
        }
        return {**{name: words[name] for name in ("chair", "secretary", "place")}, **when}
    if part.name == "present":
        groups = "\n".join(f"{one['group']}: {one['number']}" for one in words["groups"])
        media = {True: "yes", False: "no", None: ""}[words["media"]]
        counted = "" if words["counted"] is None else str(words["counted"])
        return {
            "counted": counted,
            "counted_source": words["counted_source"],
            "media": media,
            "groups": groups,
        }
    return {}


def body_of(part: Part, form: Form, rows: list[Json]) -> Json:
    """What is sent; what cannot be goes to the form."""
    for name, most in LIMITS.items():
        form.limit(name, most)
    for number, row in enumerate(rows, start=1):
        _check_row(part, row, number, form)
    return BODIES[part.name](form, rows)


def _check_row(part: Part, row: Json, number: int, form: Form) -> None:
    if not row[part.needed]:
        form.errors[f"{part.needed}-{number}"] = say("minutes.need_first", number=number)
    for column in part.columns:
        if len(row[column.name]) > column.most:
            over = len(row[column.name]) - column.most
            text = say("form.too_long", most=column.most, over=over)
            form.errors.setdefault(f"{column.name}-{number}", text)


def _opening(form: Form, _: list[Json]) -> Json:
    begins, ends = _instants(form)
    rest = {name: form[name] for name in ("chair", "secretary", "place")}
    return {**rest, "opened_at": begins, "closed_at": ends}


def _instants(form: Form) -> tuple[str | None, str | None]:
    """Hours of a day in Romania; an end before the beginning is in the night after."""
    if not any(form[name] for name in ("day", "from", "to")):
        return None, None
    try:
        day, begins = date.fromisoformat(form["day"]), time.fromisoformat(form["from"])
        ends = time.fromisoformat(form["to"]) if form["to"] else None
        last = day + timedelta(days=1) if ends and ends < begins else day
        return _utc(day, begins), _utc(last, ends) if ends else None
    except (ValueError, OverflowError):
        form.errors["day"] = say("minutes.need_hours")
        return None, None


def _utc(day: date, hour: time) -> str:
    return datetime.combine(day, hour, ZoneInfo(ZONE)).astimezone(UTC).isoformat()


def _present(form: Form, rows: list[Json]) -> Json:
    counted = None
    if form["counted"]:
        if form["counted"].isdecimal() and len(form["counted"]) < 6:
            counted = int(form["counted"])
        else:
            form.errors["counted"] = say("minutes.need_number")
    if counted is not None:
        form.need("counted_source", say("minutes.need_source"))
    return {
        "counted": counted,
        "counted_source": form["counted_source"],
        "media": {"yes": True, "no": False}.get(form["media"]),
        "groups": _groups(form),
        "people": [_whose(row) for row in rows],
    }


def _groups(form: Form) -> list[Json]:
    found = []
    for line in filter(None, map(str.strip, form["groups"].splitlines())):
        group, _, number = (part.strip() for part in line.rpartition(":"))
        if not group or not number.isdecimal() or len(number) > 5:
            form.errors["groups"] = say("minutes.need_group", line=line[:80])
            return []
        found.append({"group": group[:200], "number": int(number)})
    return found


def _votes(form: Form, rows: list[Json]) -> Json:
    return {"ballots": [_ballot(row, number, form) for number, row in enumerate(rows, start=1)]}


def _ballot(row: Json, number: int, form: Form) -> Json:
    """Names, one a line, of an open vote; a number of a secret one."""
    by_name, counts = not row["is_secret"], {}
    names = [(vote, name.strip()) for vote in VOTES for name in row[vote].splitlines() if name.strip()]
    for vote in () if by_name else VOTES:
        typed = row[vote] or "0"
        if not typed.isdecimal() or len(typed) > 5:
            form.errors[f"{vote}-{number}"] = say("minutes.need_count")
        else:
            counts[vote] = int(typed)
    return {
        "subject": row["subject"],
        "is_secret": not by_name,
        "counts": None if by_name else counts,
        "members": [{"name": name[:200], "vote": vote} for vote, name in names] if by_name else [],
    }


def _discussion(_: Form, rows: list[Json]) -> Json:
    return {"statements": [{**_whose(row), "article": row["article"] or None} for row in rows]}


def _whose(row: Json) -> Json:
    shown = row["name_shown"] if row["name_shown"] in NAMES_SHOWN else NAMES_SHOWN[0]
    return {**row, "is_official": row["is_official"] == "1", "name_shown": shown}


def _as_row(part: Part, one: Json) -> Json:
    if part.name == "votes":
        by_vote = {
            vote: str(one["counts"][vote])
            if one["is_secret"]
            else "\n".join(member["name"] for member in one["members"] if member["vote"] == vote)
            for vote in VOTES
        }
        return {"subject": one["subject"], "is_secret": "1" if one["is_secret"] else "", **by_vote}
    return {
        column.name: ("1" if one[column.name] else "")
        if column.name == "is_official"
        else one[column.name] or ""
        for column in part.columns
    }


BODIES: Mapping[str, Callable[[Form, list[Json]], Json]] = {
    "opening": _opening,
    "present": _present,
    "agenda": lambda _, rows: {"points": rows},
    "discussion": _discussion,
    "votes": _votes,
    "recordings": lambda _, rows: {"links": rows},
}
