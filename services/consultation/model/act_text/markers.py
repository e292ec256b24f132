"""How a line says that something begins: an article, a chapter, an annex, the preamble, the signatures."""

import re
from dataclasses import dataclass

from services.consultation.model.act_text.article_numbers import tidy_number
from services.consultation.model.act_text.flat import flat
from services.consultation.model.act_text.parts import PartType

# Bold and headings of those who paste from a page.
LEAD = r"[\s#*_>]*"
ARTICLE = re.compile(
    LEAD + r"(?P<word>Articolul|ARTICOLUL|Articol|ARTICOL|Art|ART|art)\s?\.?\s*(?:nr\.?\s*)?"
    r"(?P<number>\d{1,4}(?:\s?\^\s?\(?\d{1,3}\)?|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\.\d{1,3}(?=[\s.)–—-]|\Z))?[a-z]?(?!\w)"
    r"|[IVXLC]{1,8}(?:\s?\^\s?\d{1,3})?(?!\w)|l(?!\w)|[Uu]nic(?!\w)|UNIC(?!\w))"
    r"(?P<end>[*_]*\s*[.:)]?\s*[-–—]*\s*[*_]*)"
)
# With a small letter: `Art. 1 Se modifică …` is an article, `Art. 5 se modifică …` speaks of one.
REFERENCE = re.compile(
    r"\s*(?:[,;)]|[aA]lin|[lL]it\b|[lL]itera|[pP]ct\b|[pP]unct|din\b|teza\b|si\b|sau\b|la\b"
    r"|se (?:modif|complet|introduc)|va avea|vor avea|dupa\b|raman|al\b|ale\b|se abroga\s*[.;]?\s*\Z)"
)
DIVISIONS = {
    "partea": PartType.PART,
    "cartea": PartType.BOOK,
    "titlul": PartType.TITLE,
    "capitolul": PartType.CHAPTER,
    "cap": PartType.CHAPTER,
    "sectiunea": PartType.SECTION,
    "subsectiunea": PartType.SUBSECTION,
}
DIVISION = re.compile(
    LEAD + r"(?P<word>PARTEA|Partea|CARTEA|Cartea|TITLUL|Titlul|CAPITOLUL|Capitolul|CAP|Cap"
    r"|SECTIUNEA|Sectiunea|SUBSECTIUNEA|Subsectiunea)\s?\.?\s*(?:nr\.?\s*)?"
    r"(?P<number>[aA]l?\s(?:\d{1,3}|[IVXLC]{1,8})\s?-\s?(?:a|A|lea|LEA)|\d{1,3}-[aA]|[IVXLC]{1,8}(?:\^\d{1,3})?(?!\w)|\d{1,3}(?:\.\d{1,2})?(?!\w)|[A-Z](?!\w))"
    r"(?P<end>[*_]*\s*[.:)]?\s*[-–—]*\s*[*_]*)"
)
ANNEX = re.compile(
    LEAD + r"(?P<word>ANEXA|Anexa)(?!\w)\s*(?:(?:nr|NR|Nr)\s?\.?\s*)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,2})?[a-z]?(?!\w)|[IVXLC]{1,6}(?!\w)|[A-H](?!\w))?(?P<end>[*_]*\s*[.:]?\s*[-–—]*\s*)"
)
ANNEX_TAIL = re.compile(r"(?:la|LA|[(*„\"-]|\Z)")
ANNEX_SPOKEN = re.compile(r"\b(?:fac|face) parte|\bse (?:modif|complet|inlocui|abrog)|\bva avea|\bcuprinde\b")
LONGEST_HEADING = 200
LONGEST_SIGNATURE = 120

PREAMBLE = re.compile(
    LEAD + r"(?:avand in vedere|vazand|examinand|analizand|luand act|tinand (?:cont|seama)|in baza|in temeiul"
    r"|in conformitate|in considerarea|urmare|conform|potrivit|cu respectarea"
    r"|consiliul (?:local|judetean)\b.*[:;,]\s*\Z"
    r"|consiliul (?:local|judetean).*(?:intrunit|sedin)|primarul\b.*[:;,]\s*\Z|guvernul romaniei\W+\w)",
    re.IGNORECASE,
)
FORMULA = re.compile(
    LEAD + r"(?:(?:hotarast?e|hotarasc|dispun|dispune|decide|adopta prezent\w+ \w+.*"
    r"|emite (?:urmatoarea|prezenta).*))"
    r"\s*[:.;]?[\s*_]*\Z",
    re.IGNORECASE,
)
SIGNATURES = re.compile(
    LEAD + r"(?:presedinte(?:le)?\s+de\s+sedinta|presedinte,|primar(?:ul)?[,:]?\s*\Z|prim-ministru|initiator"
    r"|contrasemneaz|avizat|avizeaza|secretarul? general|vizat)",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"\b(?:va|vor|se|este|sunt)\b|\.\s*\Z", re.IGNORECASE)
AMENDS = re.compile(r"(?:cuprins|continut)\s*:[\s*_]*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Marker:
    """What a line begins; `label_ends` is the place in the line where the label ends."""

    type: PartType
    number: str
    label_ends: int


def article_of(line: str) -> Marker | None:
    """The article that the line begins, if it does not speak of one of another act."""
    plain = flat(line)
    found = ARTICLE.match(plain)
    if found is None:
        return None
    rest, end = plain[found.end() :], found["end"].strip()
    if "-" in end and rest[:1].isdigit() and not line[: found.end()][-1:].isspace():
        return None  # `Art. 27-43 …`
    if found["word"] == "art" and not end:
        return None
    if not end and (
        REFERENCE.match(rest) or (found["word"].casefold() == "articolul" and rest[:1].islower())
    ):
        return None
    number = tidy_number(line[found.start("number") : found.end("number")])
    return Marker(PartType.ARTICLE, number, found.end())


def division_of(line: str) -> Marker | None:
    """The chapter or the like that the line begins."""
    plain = flat(line)
    found = DIVISION.match(plain)
    if found is None or len(plain) > LONGEST_HEADING:
        return None
    rest = plain[found.end() :]
    if REFERENCE.match(rest) or rest[:1].islower():
        return None
    return Marker(DIVISIONS[found["word"].casefold()], found["number"], found.end())


def annex_of(line: str) -> Marker | None:
    """The annex that the line begins; not a sentence about one."""
    plain = flat(line)
    found = ANNEX.match(plain)
    if found is None or len(plain) > LONGEST_HEADING or ANNEX_SPOKEN.search(plain):
        return None
    rest = plain[found.end() :].strip()
    loud = found["word"] == "ANEXA" or found["end"].strip()
    if rest.endswith((",", ";")) or not (loud or ANNEX_TAIL.match(rest)):
        return None
    return Marker(PartType.ATTACHMENT, found["number"] or "", found.end())


def is_formula(line: str) -> bool:
    """Whether the line is `hotărăște:`, also with its letters apart."""
    plain = flat(line)
    if FORMULA.match(plain):
        return True
    apart = plain.strip().rstrip(":. ").split()
    return len(apart) > 5 and max(map(len, apart)) <= 2 and bool(FORMULA.match("".join(apart)))


def begins_preamble(line: str) -> bool:
    """Whether the line gives a reason or the law that an act rests on."""
    return bool(PREAMBLE.match(flat(line)))


def begins_signatures(line: str) -> bool:
    """Whether the line is one of those below an act, and no sentence about who signs it."""
    plain = flat(line)
    return len(plain) < LONGEST_SIGNATURE and bool(SIGNATURES.match(plain)) and not SENTENCE.search(plain)


def announces_quotation(line: str) -> bool:
    """Whether what follows is the text of another act: `… va avea următorul cuprins:`."""
    return bool(AMENDS.search(flat(line)))
