"""The questions of a course's test at the desk: written, corrected with a reason, taken out."""

from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.pages.desk_course_work import Json, read, read_course, sent, typed
from services.portal.pages.desk_courses import COMPETENCES
from services.portal.pages.question_lists import read_list

desk_course_questions = Blueprint("desk_course_questions", __name__)
KINDS = ("single", "multiple", "true-false", "number")
TRUTH = ("Adevărat", "Fals")
RIGHT = "*"


@desk_course_questions.get("/birou/cursuri/<uuid:course_id>/intrebari")
@staff_only
def show(course_id: UUID) -> str:
    """The bank: what is drawn from, with what is right."""
    course, found = read_course(course_id), read(f"/courses/{course_id}/questions").data["items"]
    return render_template("desk/course_questions.html", c=course, questions=found, kinds=KINDS)


@desk_course_questions.route("/birou/cursuri/<uuid:course_id>/intrebari/lista", methods=["GET", "POST"])
@staff_only
def take_list(course_id: UUID) -> ResponseReturnValue:
    """Many at once, as a table program writes them; what is wrong is said by its line."""
    course, form = read_course(course_id), typed({})
    faults: list[str] = []
    if request.method == "POST":
        form.need("list", say("work.need_list"))
        asked, faults = read_list(form["list"])
        if faults:
            form.errors["list"] = say("work.list_wrong", many=len(faults))
        if not form.wrong and sent(f"/courses/{course_id}/questions", {"questions": asked}, form):
            return redirect(url_for("desk_course_questions.show", course_id=course_id, puse=len(asked)), 303)
    page = render_template("desk/course_questions_list.html", c=course, form=form, faults=faults)
    return (page, 422) if form.wrong else page


@desk_course_questions.route("/birou/cursuri/<uuid:course_id>/intrebari/noua", methods=["GET", "POST"])
@staff_only
def new(course_id: UUID) -> ResponseReturnValue:
    """One more, of a kind that stands in the address."""
    course, kind = read_course(course_id), request.values.get("fel", "single")
    if kind not in KINDS:
        abort(404)
    form = typed({"points": "1", "competence": "citizenship"})
    if request.method == "POST":
        body = {"questions": [_body(kind, form)]}
        if not form.wrong and sent(f"/courses/{course_id}/questions", body, form):
            return redirect(url_for("desk_course_questions.show", course_id=course_id, puse=1), 303)
    return _form_page(course, kind, form)


@desk_course_questions.route(
    "/birou/cursuri/<uuid:course_id>/intrebari/<uuid:question_id>", methods=["GET", "POST"]
)
@staff_only
def write(course_id: UUID, question_id: UUID) -> ResponseReturnValue:
    """Correct it, or take it out; who was asked before keeps what they were asked."""
    course, found = read_course(course_id), read(f"/questions/{question_id}")
    kind, form = found.data["kind"], typed({**_as_form(found.data), "etag": found.etag})
    if request.method == "POST":
        if form["go"] == "retire":
            done = sent(f"/questions/{question_id}/retire", None, form, etag=form["etag"])
        else:
            body = {"question": {**_body(kind, form), "reason": form["reason"]}}
            path = f"/questions/{question_id}"
            done = not form.wrong and sent(path, body, form, method="PUT", etag=form["etag"])
        if done:
            return redirect(url_for("desk_course_questions.show", course_id=course_id, scris="1"), 303)
        form = Form({**form.values, "etag": found.etag}, form.errors, form.problem)
    return _form_page(course, kind, form, found.data)


def _form_page(course: Json, kind: str, form: Form, question: Json | None = None) -> ResponseReturnValue:
    page = render_template(
        "desk/course_question.html",
        c=course,
        kind=kind,
        form=form,
        question=question,
        competences=COMPETENCES,
        truth=TRUTH,
    )
    return (page, 422) if form.wrong else page


def _as_form(question: Json) -> Json:
    options = (
        (RIGHT if place in question["right"] else "") + text for place, text in enumerate(question["options"])
    )
    return {
        "text": question["text"],
        "options": "\n".join(options),
        "truth": str(question["right"][0]) if question["kind"] == "true-false" else "",
        "answer": question["answer"] or "",
        "tolerance": question["tolerance"] or "",
        "points": str(question["points"]),
        "explanation": question["explanation"],
        "competence": question["competence"],
    }


def _body(kind: str, form: Form) -> Json:
    """What is sent; what cannot be goes to the form."""
    form.need("text", say("work.need_question"))
    form.limit("text", 2_000)
    form.limit("explanation", 4_000)
    if not form["points"].isdecimal() or not 1 <= int(form["points"][:4]) <= 100:
        form.errors["points"] = say("work.need_whole", least=1, most=100)
    body: Json = {
        "kind": kind,
        "text": form["text"].replace("\r\n", "\n"),
        "points": int(form["points"]) if "points" not in form.errors else 1,
        "explanation": form["explanation"].replace("\r\n", "\n"),
        "competence": form["competence"] if form["competence"] in COMPETENCES else "",
    }
    if kind == "number":
        form.need("answer", say("work.need_answer"))
        amounts = {name: form[name].replace(",", ".") or None for name in ("answer", "tolerance")}
        return {**body, **amounts}
    if kind == "true-false":
        form.need("truth", say("work.need_truth"))
        return {**body, "options": list(TRUTH), "right": [int(form["truth"] == "1")]}
    lines = [line.strip() for line in form["options"].splitlines() if line.strip(f" {RIGHT}")]
    right = [place for place, line in enumerate(lines) if line.startswith(RIGHT)]
    if len(lines) < 2 or not right or (kind == "single" and len(right) != 1):
        form.errors.setdefault("options", say(f"work.need_options_{kind}"))
    return {**body, "options": [line.lstrip(RIGHT).strip() for line in lines], "right": right}
