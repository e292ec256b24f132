"""The act of a draft: typed, pasted or taken out of a file, then corrected part by part."""

from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal import act_parts
from services.portal.access import staff_only
from services.portal.act_parts import AROUND, ARTICLE, TYPES
from services.portal.asking import caller
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.desk_drafting import read_draft, save
from services.portal.pages.files import chosen_file

desk_act = Blueprint("desk_act", __name__)
Json = dict[str, Any]
FIELDS = ("type", "number", "heading", "text")


@desk_act.route("/birou/consultari/<uuid:consultation_id>/act/text", methods=["GET", "POST"])
@staff_only
def text(consultation_id: UUID) -> ResponseReturnValue:
    """The whole text at once; it is taken apart, and the parts are shown with what to look at."""
    found = read_draft(consultation_id)
    form = Form(
        {"etag": found.etag, **request.form.to_dict(), "key": sending_key(request.form.get("key", ""))}
    )
    if request.method == "POST" and (parsed := _parsed(form)):
        if save(found, act_parts.as_body(parsed["parts"]), form):
            return _list(read_draft(consultation_id), Form(), doubts=parsed["doubts"], taken=True)
        found = read_draft(consultation_id)
    has_act = bool(act_parts.parts_of(found.data))
    form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template("drafting/text.html", c=found.data, form=form, step="act", has_act=has_act)
    return (page, 422) if form.wrong else page


@desk_act.route("/birou/consultari/<uuid:consultation_id>/act", methods=["GET", "POST"])
@staff_only
def show(consultation_id: UUID) -> ResponseReturnValue:
    """The parts, each with what can be done to it."""
    found = read_draft(consultation_id)
    parts = act_parts.parts_of(found.data)
    if request.method == "GET":
        if not parts:
            return redirect(url_for("desk_act.text", consultation_id=consultation_id), 303)
        return _list(found, Form())
    form = Form({**request.form.to_dict(), "key": sending_key("")})
    action, _, where = form["action"].partition(":")
    changed = _acted(parts, action, where)
    if changed is None:
        abort(400)
    if save(found, act_parts.as_body(changed), form):
        return redirect(
            url_for("desk_act.show", consultation_id=consultation_id) + _near(changed, where), 303
        )
    return _list(read_draft(consultation_id), form)


@desk_act.route("/birou/consultari/<uuid:consultation_id>/act/<int:place>", methods=["GET", "POST"])
@staff_only
def part(consultation_id: UUID, place: int) -> ResponseReturnValue:
    """One part: its number, name and text; an article can be divided at each of its paragraphs."""
    found = read_draft(consultation_id)
    parts = act_parts.parts_of(found.data)
    if request.method == "GET":
        return _part(found, place, Form()) if place < len(parts) else abort(404)
    form = Form({name: _lines(typed) for name, typed in request.form.items()})
    at = act_parts.place_of(parts, place, form["was_type"], form["was_number"])
    _check_part(form)
    if not form.wrong and at is not None:
        changed = [*parts]
        changed[at] = {**parts[at], **{name: form[name] for name in FIELDS}}
        if changed[at]["type"] != ARTICLE:
            changed[at]["number"] = ""
        # Where to divide was said of the text as it was shown; one that is written otherwise is saved first.
        same = form["text"] == parts[at]["text"]
        divides = form["action"].startswith("divide:")
        if divides and same:
            changed = _divided(changed, at, form["action"])
        if save(found, act_parts.as_body(changed), form):
            where = url_for("desk_act.show", consultation_id=consultation_id) + f"#p-{at}"
            if divides:
                there = {"place": at + 1} if same else {"place": at, "facut": "salvat"}
                where = url_for("desk_act.part", consultation_id=consultation_id, **there)
            return redirect(where, 303)
        found = read_draft(consultation_id)
        parts = act_parts.parts_of(found.data)
        at = act_parts.place_of(parts, place, form["was_type"], form["was_number"])
    if at is None:
        form.problem = say("drafting.part_gone")
    return _part(found, at, form)


def _parsed(form: Form) -> Json | None:
    """The parts of what was typed or handed in; what stands against it goes to the form."""
    sent = chosen_file()
    try:
        if sent is not None:
            name = (sent.filename or "")[-400:]
            path, content = "/acts/parse-file", sent.stream.read()
            answer = caller().send_file("consultation", path, content, key=str(uuid4()), name=name)
        elif form["text"]:
            answer = caller().send("consultation", "/acts/parse", {"text": form["text"]}, signed=True)
        else:
            form.errors["text"] = say("drafting.need_text")
            return None
    except Refused as refused:
        form.errors["file" if sent is not None else "text"] = refused.detail
        return None
    found: Json = answer.data
    if not found["parts"]:
        form.errors["text"] = say("drafting.need_text")
        return None
    return found


def _acted(parts: list[Json], action: str, where: str) -> list[Json] | None:
    """The parts after one action on the list; None where there is no such action or place."""
    if not where.isdecimal() or int(where) >= max(len(parts), 1):
        return None
    place = int(where)
    if action in ("up", "down"):
        return act_parts.moved(parts, place, -1 if action == "up" else 1)
    if action == "join":
        return act_parts.joined(parts, place)
    if action == "remove":
        return [*parts[:place], *parts[place + 1 :]]
    if action == "add":
        number = act_parts.free_number(parts, parts[place]["number"] if parts else "")
        new = {**act_parts.NEW, "type": ARTICLE, "number": number, "text": say("drafting.new_text")}
        return [*parts[: place + 1], new, *parts[place + 1 :]]
    return None


def _divided(parts: list[Json], place: int, action: str) -> list[Json]:
    start = action.removeprefix("divide:")
    return act_parts.divided(parts, place, int(start)) if start.isdecimal() else parts


def _check_part(form: Form) -> None:
    if form["type"] not in TYPES:
        form.errors["type"] = say("drafting.need_type")
    if form["type"] == ARTICLE:
        form.need("number", say("drafting.need_number"))
        form.need("text", say("drafting.need_words"))


def _near(parts: list[Json], where: str) -> str:
    return f"#p-{min(int(where), max(len(parts) - 1, 0))}"


def _list(
    found: Answer, form: Form, doubts: list[Json] | None = None, taken: bool = False
) -> ResponseReturnValue:
    parts = act_parts.parts_of(found.data)
    changed = act_parts.changed_since(form["seen"], parts) if form.wrong else []
    form = Form({"etag": found.etag, "seen": act_parts.seen(parts)}, form.errors, form.problem)
    page = render_template(
        "drafting/act.html",
        c=found.data,
        parts=parts,
        form=form,
        step="act",
        doubts=doubts or [],
        taken=taken,
        changed=_told(changed),
    )
    return (page, 412 if changed else 422) if form.wrong else page


def _part(found: Answer, place: int | None, form: Form) -> ResponseReturnValue:
    parts = act_parts.parts_of(found.data)
    now = parts[place] if place is not None else {**act_parts.NEW, "type": ARTICLE}
    changed = act_parts.changed_since(form["seen"], parts) if form.problem else []
    fresh = not form.values
    values = {
        **({name: now[name] for name in FIELDS} if fresh else dict(form.values)),
        "etag": found.etag,
        "seen": act_parts.seen(parts),
        "was_type": now["type"],
        "was_number": now["number"],
        "was_text": now["text"] if fresh or changed else form["was_text"],
    }
    page = render_template(
        "drafting/part.html",
        c=found.data,
        now=now,
        was=form["was_text"] if changed else "",
        place=place,
        form=Form(values, form.errors, form.problem),
        step="act",
        types=TYPES,
        changed=_told(changed),
    )
    return (page, 412 if changed else 422) if form.wrong else page


def _told(changed: list[tuple[str, str]]) -> list[str]:
    """What another clerk has changed, as sentences."""
    return [
        say("drafting.other_" + how, what=say("drafting.around") if name == AROUND else _article(name))
        for name, how in changed
    ]


def _lines(typed: str) -> str:
    """What was typed, with line ends as the service keeps them."""
    return typed.replace("\r\n", "\n")


def _article(number: str) -> str:
    return say("article.short", number=act_parts.spoken(number))
