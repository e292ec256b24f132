"""A certificate as a page to keep: A4, tagged as PDF/UA-1 asks, the same bytes each time it is made.

Typst sets it: a program in a wheel, which needs no system library; it refuses to write a PDF/UA-1 in which
a picture has no words or a heading is out of turn.
"""

import io
import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro as typeface
import segno
import typst

from services.training.model.badge import Facts
from services.training.model.days import day_of
from services.training.ports.certificate_texts import COMPETENCES, MONTHS, TEXTS
from shared.errors import Language

PAGE = Path(__file__).parent / "certificate.typ"


def certificate_pdf(of: Facts, *, is_example: bool, page: str, language: Language) -> bytes:
    """The page, in Romanian or English.

    Args:
        of: what stands on it; without a name where the person was erased.
        is_example: whether it says that it is none.
        page: the address at which it is checked.
        language: of all but the title and the names.
    """
    words = TEXTS[language]
    shown = {
        **words,
        "lang": language,
        "authority": of.authority_name,
        "issuers": of.issuers,
        "name": of.name or words["erased"],
        "title": of.title,
        "facts": words["facts"].format(
            hours=_hours(of.hours, language),
            period=_period(of.began_on, of.ended_on, language),
        ),
        "competences": [COMPETENCES[language][each] for each in of.competences],
        "number": of.numbered,
        "fingerprint": of.fingerprint,
        "fingerprint_lines": [_in_fours(of.fingerprint[:32]), _in_fours(of.fingerprint[32:])],
        "issued": _date(day_of(of.issued_at), language),
        "example_is": is_example,
        "page": page,
        "square": _square(page),
    }
    return _set(shown)


def _set(shown: Mapping[str, Any]) -> bytes:
    compiler = typst.Compiler(
        PAGE.read_bytes(), font_paths=_fonts(), sys_inputs={"shown": json.dumps(shown, ensure_ascii=False)}
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    if not isinstance(made, bytes):
        raise TypeError("A certificate is one file.")
    return made


@cache
def _fonts() -> typst.Fonts:
    folder = Path(typeface.__file__).parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])


def _square(page: str) -> str:
    drawn = io.BytesIO()
    segno.make(page, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, border=0, dark="#14213d", scale=4
    )
    return drawn.getvalue().decode()


def _in_fours(text: str) -> str:
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _hours(hours: int, language: Language) -> str:
    if language == "en":
        return "one hour" if hours == 1 else f"{hours} hours"
    if hours == 1:
        return "o oră"
    return f"{hours} de ore" if hours % 100 == 0 or hours % 100 > 19 else f"{hours} ore"


def _period(began: date, ended: date, language: Language) -> str:
    words = TEXTS[language]
    if began == ended:
        return words["on"].format(day=_date(began, language))
    return words["between"].format(first=_date(began, language), last=_date(ended, language))


def _date(day: date | datetime, language: Language) -> str:
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"
