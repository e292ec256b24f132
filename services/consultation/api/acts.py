"""The text of an act taken apart, for who writes one; nothing is stored."""

from typing import Any

from services.consultation.api.callers import CLERK
from services.consultation.model.act_text import take
from services.consultation.ports.act_files.reading import read_act
from services.consultation.schemas.acts import ActTextBody, ParsedSchema
from services.consultation.views.acts import parsed_act
from shared.web.access import role
from shared.web.blueprint import Blueprint
from shared.web.files import FileArguments, sent_file, takes_file
from shared.web.limits import limited
from shared.web.marks import View, mark
from shared.web.problems import preferred_language

LARGEST_ACT = 4 * 1024 * 1024

blueprint = Blueprint("acts", __name__, url_prefix="/acts", description="The text of an act, taken apart.")


def takes_act(view: View) -> View:
    """A rule on a view: its body holds a whole act, so it may be larger than others."""
    return mark(view, largest_body=LARGEST_ACT)


@blueprint.post("/parse")
@role(CLERK)
@takes_act
@limited("600/hour")
@blueprint.arguments(ActTextBody)
@blueprint.response(200, ParsedSchema)
def parse_text(body: dict[str, str]) -> Any:
    """The parts of a text: preamble, chapters, articles, annexes; every sign of it stands in one of them."""
    return parsed_act(take([body["text"]]), preferred_language())


@blueprint.post("/parse-file")
@role(CLERK)
@takes_file
@limited("120/hour")
@blueprint.arguments(FileArguments, location="query")
@blueprint.response(200, ParsedSchema)
def parse_file(asked: dict[str, str]) -> Any:
    """The parts of a DOCX, an ODT or a PDF with text; the body is the file."""
    taken = read_act(sent_file(), asked["name"])
    return parsed_act(take(taken.pages, taken.met), preferred_language())
