"""The parts of an act that was read."""

from typing import Any

from services.consultation.model.act_text import Parsed
from services.consultation.model.act_text.sentences import sentence
from shared.errors import Language

Row = dict[str, Any]


def parsed_act(parsed: Parsed, language: Language) -> Row:
    """The parts of a text, and what to look at in words."""
    doubts = [{"code": d.code, "number": d.number, "detail": sentence(d, language)} for d in parsed.doubts]
    return {"parts": parsed.parts, "doubts": doubts}
