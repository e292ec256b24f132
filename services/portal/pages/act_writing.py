"""An act being written: typed, pasted or taken out of a file, then corrected part by part.

The same pages write the act of a draft and a new version of one that is published.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from services.portal import act_parts
from services.portal.act_parts import AROUND, ARTICLE, TYPES
from services.portal.asking import caller
from services.portal.clients import Answer
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import say
from services.portal.pages.files import chosen_file

Json = dict[str, Any]
FIELDS = ("type", "number", "heading", "text")


@dataclass(frozen=True)
class Writing:
    """An act as it is written, and where its pages are.

    Args:
        read: the newest of it.
        save: puts it with some of it changed; what stands against it goes to the form.
        text, parts: addresses of the whole text, and of the list of its parts.
        part: the address of one part, by its place.
        on: where one goes on to, and how the link says it.
        back: where one came from, and how the link says it; None where the steps of a draft are shown.
    """

    read: Callable[[], Answer]
    save: Callable[[Answer, Json, Form], bool]
    text: str
    parts: str
    part: Callable[[int], str]
    on: tuple[str, str]
    back: tuple[str, str] | None = None


def text_page(act: Writing) -> ResponseReturnValue:
    """The whole text at once; it is taken apart, and the parts are shown with what to look at."""
    found = act.read()
    form = Form(
        {"etag": found.etag, **request.form.to_dict(), "key": sending_key(request.form.get("key", ""))}
    )
    if request.method == "POST" and (parsed := _parsed(form)):
        if act.save(found, act_parts.as_body(parsed["parts"]), form):
            return _list(act, act.read(), Form(), doubts=parsed["doubts"], taken=True)
        found = act.read()
    has_act = bool(act_parts.parts_of(found.data))
    form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    page = render_template("drafting/text.html", c=found.data, form=form, step="act", at=act, has_act=has_act)
    return (page, 422) if form.wrong else page


def parts_page(act: Writing) -> ResponseReturnValue:
    """The parts, each with what can be done to it."""
    found = act.read()
    parts = act_parts.parts_of(found.data)
    if request.method == "GET":
        if not parts:
            return redirect(act.text, 303)
        return _list(act, found, Form())
    form = Form({**request.form.to_dict(), "key": sending_key("")})
    action, _, where = form["action"].partition(":")
    changed = _acted(parts, action, where)
    if changed is None:
        abort(400)
    if act.save(found, act_parts.as_body(changed), form):
        return redirect(act.parts + _near(changed, where), 303)
    return _list(act, act.read(), form)


def part_page(act: Writing, place: int) -> ResponseReturnValue:
    """One part: its number, name and text; an article can be divided at each of its paragraphs."""
    found = act.read()
    parts = act_parts.parts_of(found.data)
    if request.method == "GET":
        return _part(act, found, place, Form()) if place < len(parts) else abort(404)
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
        if act.save(found, act_parts.as_body(changed), form):
            where = act.parts + f"#p-{at}"
            if divides:
                where = act.part(at + 1) if same else act.part(at) + "?facut=salvat"
            return redirect(where, 303)
        found = act.read()
        parts = act_parts.parts_of(found.data)
        at = act_parts.place_of(parts, place, form["was_type"], form["was_number"])
    if at is None:
        form.problem = say("drafting.part_gone")
    return _part(act, found, at, form)


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
    act: Writing, found: Answer, form: Form, doubts: list[Json] | None = None, taken: bool = False
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
        at=act,
        doubts=doubts or [],
        taken=taken,
        changed=_told(changed),
    )
    return (page, 412 if changed else 422) if form.wrong else page


def _part(act: Writing, found: Answer, place: int | None, form: Form) -> ResponseReturnValue:
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
        at=act,
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
