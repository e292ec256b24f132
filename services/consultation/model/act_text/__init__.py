"""The text of an act, taken apart: preamble, chapters, articles, annexes; an article's paragraphs.

Pure, and it never fails: of any text every character that is not blank stands in exactly one part, in
order, so that nothing of an act is lost by reading it. Parts have the names of Akoma Ntoso (OASIS
LegalDocML 1.0); how Romanian acts are built is Law 24/2000, art. 40 to 58.
"""

from services.consultation.model.act_text.cleaning import clean
from services.consultation.model.act_text.parsing import parse
from services.consultation.model.act_text.parts import Parsed, Part, PartType
from services.consultation.model.act_text.pieces import Piece, pieces
from services.consultation.model.act_text.taking import take

__all__ = ["Parsed", "Part", "PartType", "Piece", "clean", "parse", "pieces", "take"]
