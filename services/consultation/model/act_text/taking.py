"""From what was typed, pasted or taken out of a file to the parts of an act."""

from collections.abc import Mapping, Sequence

from services.consultation.model.act_text.cleaning import clean, without_running_heads
from services.consultation.model.act_text.parsing import parse
from services.consultation.model.act_text.parts import Doubt, Parsed
from services.consultation.model.act_text.wrapping import unwrap

SHOWN_LINES = 5
LONGEST_SHOWN = 80


def take(pages: Sequence[str], met: Mapping[str, int] | None = None) -> Parsed:
    """The parts of an act.

    Args:
        pages: its text; several where it was printed on pages.
        met: how often the file held what did not come along, by the code of what is said of it.
    """
    text, left_out = without_running_heads(pages) if len(pages) > 1 else ("".join(pages), [])
    doubts = [Doubt(code, {"times": times}) for code, times in (met or {}).items() if times]
    if left_out:
        lines = "”, „".join(line[:LONGEST_SHOWN] for line in left_out[:SHOWN_LINES])
        doubts.append(Doubt("left-out", {"lines": lines}))
    parsed = parse(unwrap(clean(text)))
    return Parsed(parsed.parts, [*doubts, *parsed.doubts])
