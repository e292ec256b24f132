"""Single cells: what is mended in any of them, and what a name, a number, a date may be."""

import re
import unicodedata
from datetime import date, datetime

from services.registry.errors.organisations import CuiNotValid, RegisterNumberNotValid
from services.registry.model.identifiers import normalise_cui, normalise_register_number
from services.registry.model.national_register.entry import Remark, remark
from shared.plain_text import plain, with_commas

LONGEST_NAME = 300
SUSPICIOUS = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\u00ad\u200b-\u200f\u2028\u2029\ufeff\ufffd\u015e\u015f\u0162\u0163\u0300-\u036f]"
)
BREAKS = re.compile("[\t\r\n\x0b\x0c\u0085\u2028\u2029]+")
CONTROLS = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\u00ad\u200b-\u200f\ufeff]")
CEDILLAS = re.compile("[\u015e\u015f\u0162\u0163]")
FOLD = str.maketrans("ăâîșțĂÂÎȘȚ\u015f\u0163\u015e\u0162", "aaistAAISTstST")
# Words of a court or of an office, which begin a note; glued to a name they may have no space before them.
NOTE = re.compile(
    r"in conformitate cu|conform (?:dovezii|dovada|incheier|sentint|hotarar|deciz|art)"
    r"|(?:prin|potrivit) (?:incheier|sentint|hotarar|deciz|ordonant)"
    r"|(?:incheierea|sentinta|hotararea|decizia|ordonanta)(?: civila| penala| comerciala)?"
    r"(?: nr|,? ?pronuntat|\s+\d)"
    r"|dovada disponibilit|dosar(?:ul)? (?:nr|civil)|admite (?:cererea|actiunea|in parte)|respinge cererea"
    r"|dispune (?:inscrierea|inregistrarea|radierea|dizolvarea)|in numele legii"
    r"|cu (?:drept de )?(?:recurs|apel) in",
    re.IGNORECASE,
)
COURT_FIRST = re.compile(r"\s*(?:judecatoria|tribunalul|curtea de apel)\b", re.IGNORECASE)
REDACTED = re.compile(
    r"\*{3,}|[xX]{4,}|█+|_{3,}|\.{3,}|…"
    r"|[\[(<]\s*(?:redactat|anonimizat|date (?:cu caracter )?personale?)\s*[\])>]"
    r"|\b(?:REDACTAT|ANONIMIZAT)\b"
)
FORM_WORDS = frozenset(
    ["asociatia", "asociatie", "fundatia", "fundatie", "federatia", "federatie", "uniunea", "uniune"]
)
DATE_FORMS = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d %H:%M:%S")
FIRST_YEAR = 1924  # the law on legal persons of 1924 made the courts' registers


def clean(written: str, field: str, remarks: list[Remark]) -> str:
    """The cell on one line, composed, with commas below; what had to be mended is remarked."""
    if not SUSPICIOUS.search(written):
        return " ".join(written.split())
    text = CONTROLS.sub("", written)
    if text != written:
        remarks.append(remark("control-characters", field, written, " ".join(text.split())))
    if BREAKS.search(text.strip()):
        text = BREAKS.sub(" ", text)
        remarks.append(remark("line-breaks", field, written, " ".join(text.split())))
    text = unicodedata.normalize("NFC", text)
    if CEDILLAS.search(text):
        remarks.append(remark("cedilla", field, text, with_commas(text)))
    if "\ufffd" in text:
        remarks.append(remark("unreadable-characters", field, text))
    return " ".join(with_commas(text).split())


def name_of(text: str, remarks: list[Remark]) -> str | None:
    """A name without the note glued to it; None where nothing of a name is there, with the reason."""
    folded = text.translate(FOLD)
    note = NOTE.search(folded)
    name = text[: note.start()].rstrip(" ,;:-–(") if note else text
    if why := _no_name(text, name, folded):
        remarks.append(remark(why, "name", text or None))
        return None
    if note:
        remarks.append(remark("note-cut", "name", text, name))
    if REDACTED.search(name):
        remarks.append(remark("redacted", "name", name))
    return name


def number_of(text: str, remarks: list[Remark]) -> str | None:
    """A register number in its usual form; None where it is none, with the reason."""
    if not text:
        remarks.append(remark("number-missing", "number"))
        return None
    try:
        number = normalise_register_number(re.sub(r"[\\-]", "/", text))
    except RegisterNumberNotValid:
        remarks.append(remark("number-not-valid", "number", text))
        return None
    if number != text:
        remarks.append(remark("number-form", "number", text, number))
    return number


def date_of(text: str, number: str, today: date, remarks: list[Remark]) -> date | None:
    """The day of entry, where the cell holds one that can be."""
    if not text:
        return None
    found = next(filter(None, (_parsed(text, form) for form in DATE_FORMS)), None)
    if found is None or found.year < FIRST_YEAR:
        remarks.append(remark("date-not-valid", "entered_on", text))
        return None
    if found > today:
        remarks.append(remark("date-in-future", "entered_on", text))
        return None
    if found.year != int(number[-4:]):
        remarks.append(remark("year-contradicts", "entered_on", text, number))
    return found


def cui_of(text: str, remarks: list[Remark]) -> str | None:
    """The fiscal code, where the cell holds one whose control digit fits."""
    if not text:
        return None
    try:
        return normalise_cui(text)
    except CuiNotValid:
        remarks.append(remark("redacted" if REDACTED.search(text) else "cui-not-valid", "cui", text))
        return None


def text_of(text: str, field: str, remarks: list[Remark]) -> str | None:
    """Any other text; None where it is empty or was taken out."""
    if REDACTED.search(text):
        remarks.append(remark("redacted", field, text))
        return None
    return text[:LONGEST_NAME] or None


def truth_of(text: str) -> bool | None:
    """Yes or no; None where it is neither."""
    return {"da": True, "yes": True, "1": True, "true": True, "nu": False, "no": False, "0": False}.get(
        text.casefold()
    )


def _parsed(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return None


def _no_name(text: str, name: str, folded: str) -> str | None:
    """Why a cell holds no name; None where it does."""
    if COURT_FIRST.match(folded) or (text != name and not plain(name)):
        return "ruling-for-name"
    if len(name) > LONGEST_NAME:
        return "name-too-long"
    if REDACTED.search(name) and set(plain(REDACTED.sub(" ", name)).split()) <= FORM_WORDS:
        return "name-redacted"
    return None if plain(name) else "name-missing"
