"""Materials of a course at the desk: links and files, put there and taken away."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.pages.desk_course_work import Json, read, read_course, sent, typed
from services.portal.pages.files import chosen_file, hand_in_to

desk_course_materials = Blueprint("desk_course_materials", __name__)
VISIBLE = ("enrolled", "everybody")


@desk_course_materials.route("/birou/cursuri/<uuid:course_id>/materiale", methods=["GET", "POST"])
@staff_only
def show(course_id: UUID) -> ResponseReturnValue:
    """What there is, and a form for one more: an address, or a file."""
    course, form = read_course(course_id), typed({"visible": "enrolled"})
    if request.method == "POST" and _put(course_id, course, form):
        return redirect(url_for("desk_course_materials.show", course_id=course_id, pus="1"), 303)
    found = read(f"/courses/{course_id}/materials").data
    page = render_template("desk/course_materials.html", c=course, found=found, form=form, visible=VISIBLE)
    return (page, 422) if form.wrong else page


@desk_course_materials.post("/birou/cursuri/<uuid:course_id>/materiale/<uuid:material_id>/scoate")
@staff_only
def remove(course_id: UUID, material_id: UUID) -> ResponseReturnValue:
    """Take one away."""
    with or_not_found():
        caller().send("training", f"/materials/{material_id}", method="DELETE", signed=True)
    return redirect(url_for("desk_course_materials.show", course_id=course_id, scos="1"), 303)


def _put(course_id: UUID, course: Json, form: Form) -> bool:
    form.need("title", say("work.need_title"))
    form.limit("title", 300)
    is_link, has_file = bool(form["url"]), chosen_file() is not None
    if is_link == has_file:
        form.errors["url"] = say("work.need_link_or_file")
    if form.wrong:
        return False
    visible = form["visible"] if form["visible"] in VISIBLE else "enrolled"
    known = {one["id"] for one in course["sessions"]}
    session_id = form["session_id"] if form["session_id"] in known else ""
    path = f"/courses/{course_id}/materials"
    if has_file:
        said = {"title": form["title"], "visible": visible, "session_id": session_id}
        return hand_in_to("training", f"{path}/files", form, **said)
    body = {"title": form["title"], "url": form["url"], "visible": visible, "session_id": session_id or None}
    return sent(f"{path}/links", body, form)
