"""The act of a draft."""

from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.languages import say
from services.portal.pages.act_writing import Writing, part_page, parts_page, text_page
from services.portal.pages.desk_drafting import read_draft, save

desk_act = Blueprint("desk_act", __name__)


@desk_act.route("/birou/consultari/<uuid:consultation_id>/act/text", methods=["GET", "POST"])
@staff_only
def text(consultation_id: UUID) -> ResponseReturnValue:
    """The whole text at once; it is taken apart, and the parts are shown with what to look at."""
    return text_page(_draft(consultation_id))


@desk_act.route("/birou/consultari/<uuid:consultation_id>/act", methods=["GET", "POST"])
@staff_only
def show(consultation_id: UUID) -> ResponseReturnValue:
    """The parts, each with what can be done to it."""
    return parts_page(_draft(consultation_id))


@desk_act.route("/birou/consultari/<uuid:consultation_id>/act/<int:place>", methods=["GET", "POST"])
@staff_only
def part(consultation_id: UUID, place: int) -> ResponseReturnValue:
    """One part: its number, name and text; an article can be divided at each of its paragraphs."""
    return part_page(_draft(consultation_id), place)


def _draft(consultation_id: UUID) -> Writing:
    return Writing(
        read=lambda: read_draft(consultation_id),
        save=save,
        text=url_for("desk_act.text", consultation_id=consultation_id),
        parts=url_for("desk_act.show", consultation_id=consultation_id),
        part=lambda place: url_for("desk_act.part", consultation_id=consultation_id, place=place),
        on=(
            url_for("desk_documents.documents", consultation_id=consultation_id),
            say("drafting.to_documents"),
        ),
    )
