"""The receipt as a page to keep: A4, one file that needs nothing else, the same each time it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import font_source_sans_pro as typeface
import segno
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from services.consultation.model.days import ROMANIA
from shared.errors import Language

MARGIN, WIDTH, SQUARE = 20, 170, 42  # millimetres
INK, QUIET, LINE = (20, 33, 61), (90, 100, 114), (200, 205, 214)
MONTHS: dict[str, Sequence[str]] = {
    "ro": [
        "ianuarie",
        "februarie",
        "martie",
        "aprilie",
        "mai",
        "iunie",
        "iulie",
        "august",
        "septembrie",
        "octombrie",
        "noiembrie",
        "decembrie",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
TEXTS: dict[str, dict[str, str]] = {
    "ro": {
        "title": "Confirmare de primire",
        "lead": "Recomandarea stă în registrul autorității sub numărul",
        "authority": "Autoritatea",
        "act": "Proiectul",
        "on": "La ce",
        "whole": "proiectul întreg",
        "article": "art. ",
        "annex": " din anexa {annex}",
        "again": " (apare a {times}-a oară)",
        "received": "Primită",
        "author": "Cum apare public",
        "for": "În numele organizației",
        "files": "Fișierele trimise (nume și SHA-256)",
        "for_authority": "doar pentru autoritate",
        "fingerprint": "Amprenta (SHA-256)",
        "nonce": "Cheia dumneavoastră (nu o publicați)",
        "at": "{date}, ora {time} (ora României)",
        "next": "Ce urmează",
        "next_text": "Autoritatea răspunde fiecărei recomandări. Dacă nu o preia, spune în scris de ce "
        "(art. 12 din Legea nr. 52/2003). Vă scriem când apare răspunsul.",
        "check": "Cum verificați",
        "check_text": "Scanați codul sau deschideți adresa de mai jos: oricine are numărul vede că această "
        "înscriere există și ce amprentă are.",
        "withdraw": "Cum o retrageți",
        "withdraw_text": "Până primește răspuns o puteți retrage din pagina ei, intrând în cont. Numărul "
        "rămâne în registru, textul nu mai este public.",
        "withdraw_own_text": "Până primește răspuns o puteți retrage din pagina dumneavoastră, cu linkul "
        "din orice mesaj al nostru. Numărul rămâne în registru, textul nu mai este public.",
        "page": "Pagina recomandării",
        "withdrawn": "Retrasă de autor",
    },
    "en": {
        "title": "Receipt",
        "lead": "The recommendation stands in the authority's register under number",
        "authority": "Authority",
        "act": "Draft act",
        "on": "On what",
        "whole": "the act as a whole",
        "article": "art. ",
        "annex": " of annex {annex}",
        "again": " (standing there {times} times)",
        "received": "Received",
        "author": "Named in public",
        "for": "For the organisation",
        "files": "Files sent (name and SHA-256)",
        "for_authority": "for the authority alone",
        "fingerprint": "Fingerprint (SHA-256)",
        "nonce": "Your key (do not publish it)",
        "at": "{date}, {time} (Romanian time)",
        "next": "What comes next",
        "next_text": "The authority answers every recommendation. If it does not take one over, it says in "
        "writing why (art. 12 of Law 52/2003). We write to you when there is an answer.",
        "check": "How to check",
        "check_text": "Scan the code or open the address below: whoever has the number sees that this entry "
        "exists, and which fingerprint it has.",
        "withdraw": "How to withdraw it",
        "withdraw_text": "Until it is answered you can withdraw it from its page, signed in. The number "
        "stays in the register, the text is public no longer.",
        "withdraw_own_text": "Until it is answered you can withdraw it from your page, by the link in any "
        "of our messages. The number stays in the register, the text is public no longer.",
        "page": "The recommendation's page",
        "withdrawn": "Withdrawn by its author",
    },
}


@dataclass(frozen=True)
class Proof:
    """What stands on a receipt.

    Args:
        articles: all that it is on; none for the act as a whole.
        nonce: empty where the author is forgotten.
        check_url: of the page that confirms the number; the square holds it.
        page_url: of the recommendation.
        files: what was sent with it, each by name, fingerprint, and whether it is for the authority alone.
        has_account: whether its author signs in to it, or opens it by a link.
    """

    register_number: str
    authority_name: str
    consultation_title: str
    articles: Sequence[str]
    received_at: datetime
    author: str
    organisation_name: str | None
    fingerprint: str
    nonce: str
    check_url: str
    page_url: str
    withdrawn_at: datetime | None
    files: Sequence[tuple[str, str, bool]] = ()
    has_account: bool = True


def receipt_pdf(proof: Proof, language: Language) -> bytes:
    """The page; its own date is that of the receipt, so that it is the same file each time."""
    texts = TEXTS[language]
    pdf = FPDF(format="A4")
    pdf.set_margins(MARGIN, MARGIN, MARGIN)
    pdf.set_auto_page_break(True, margin=MARGIN)
    pdf.add_font("text", fname=typeface.SourceSansPro)
    pdf.add_font("text", style="B", fname=typeface.SourceSansProSemibold)
    pdf.set_lang(language)
    pdf.set_title(f"{texts['title']} {proof.register_number}")
    pdf.set_creation_date(proof.received_at)
    pdf.add_page()
    _head(pdf, proof, texts)
    for label, value in _facts(proof, texts, language):
        _fact(pdf, label, value)
    for part in ("next", "check", "withdraw"):
        _write(pdf, texts[part], size=13, bold=True, before=4)
        own = "_own" if part == "withdraw" and not proof.has_account else ""
        _write(pdf, texts[f"{part}{own}_text"])
        if part == "check":
            _write(pdf, proof.check_url, size=9, colour=QUIET)
    _write(pdf, f"{texts['page']}: {proof.page_url}", size=9, colour=QUIET, before=4)
    return bytes(pdf.output())


def _head(pdf: FPDF, proof: Proof, texts: dict[str, str]) -> None:
    top = pdf.get_y()
    _square(pdf, proof.check_url, MARGIN + WIDTH - SQUARE, top)
    wide = WIDTH - SQUARE - 8
    _write(pdf, proof.authority_name, size=11, colour=QUIET, wide=wide)
    _write(pdf, texts["title"], size=22, bold=True, wide=wide)
    _write(pdf, texts["lead"], wide=wide, before=3)
    _write(pdf, proof.register_number, size=26, bold=True, wide=wide)
    pdf.set_y(max(pdf.get_y(), top + SQUARE) + 5)


def _facts(proof: Proof, texts: dict[str, str], language: Language) -> list[tuple[str, str]]:
    on = ", ".join(_spoken(number, texts) for number in proof.articles) or texts["whole"]
    facts = [
        (texts["received"], _moment(proof.received_at, texts, language)),
        (texts["withdrawn"], _moment(proof.withdrawn_at, texts, language) if proof.withdrawn_at else ""),
        (texts["act"], proof.consultation_title),
        (texts["on"], on),
        (texts["for"], proof.organisation_name or ""),
        (texts["author"], proof.author),
        (texts["files"], "\n".join(_file(*file, texts) for file in proof.files)),
        (texts["fingerprint"], proof.fingerprint),
        (texts["nonce"], proof.nonce),
    ]
    return [(label, value) for label, value in facts if value]


def _file(name: str, sha256: str, for_authority: bool, texts: dict[str, str]) -> str:
    mark = f" ({texts['for_authority']})" if for_authority else ""
    return f"{name}{mark}\n{sha256}"


def _spoken(key: str, texts: dict[str, str]) -> str:
    """`A1/2` is `art. 2 din anexa nr. 1`, `A/2` of the only annex, `2~2` the second that has this number."""
    annex, slash, number = key.rpartition("/")
    number, _, times = number.partition("~")
    said = texts["article"] + number + (texts["again"].format(times=times) if times else "")
    return said + (texts["annex"].format(annex=annex[1:]).rstrip() if slash else "")


def _moment(at: datetime, texts: dict[str, str], language: Language) -> str:
    local = at.astimezone(ROMANIA)
    date = f"{local.day} {MONTHS[language][local.month - 1]} {local.year}"
    return texts["at"].format(date=date, time=f"{local:%H:%M:%S}")


def _fact(pdf: FPDF, label: str, value: str) -> None:
    pdf.set_draw_color(*LINE)
    pdf.line(MARGIN, pdf.get_y(), MARGIN + WIDTH, pdf.get_y())
    _write(pdf, label, size=9, colour=QUIET, before=1)
    _write(pdf, value, size=11)


def _write(
    pdf: FPDF,
    text: str,
    *,
    size: float = 11,
    bold: bool = False,
    colour: tuple[int, int, int] = INK,
    wide: float = WIDTH,
    before: float = 0,
) -> None:
    pdf.set_y(pdf.get_y() + before)
    pdf.set_font("text", style="B" if bold else "", size=size)
    pdf.set_text_color(*colour)
    # By letters where a word is longer than the line, as fingerprints and addresses are.
    pdf.multi_cell(wide, size * 0.5, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _square(pdf: FPDF, address: str, left: float, top: float) -> None:
    """A square that a phone can read, drawn module by module: it stays sharp at any size."""
    modules = segno.make(address, error="m", micro=False).matrix
    side = SQUARE / len(modules)
    pdf.set_fill_color(0, 0, 0)
    for row, line in enumerate(modules):
        for column, is_dark in enumerate(line):
            if is_dark:
                pdf.rect(left + column * side, top + row * side, side, side, style="F")
