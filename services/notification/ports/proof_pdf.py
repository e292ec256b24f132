"""The proof of an announcement as a paper for the file: A4, one file that needs nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

import font_source_sans_pro as typeface
from babel.numbers import format_decimal
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from services.notification.ports.proof_words import TEXTS
from shared.errors import Language

MARGIN, WIDTH, BOTTOM = 15, 180, 18  # millimetres
INK, QUIET, LINE = (20, 33, 61), (90, 100, 114), (200, 205, 214)
COLOURS: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {"told": (27, 110, 60), "failed": (154, 40, 40), "waiting": (154, 91, 0)}
)
COLUMNS = (("number", 12), ("outcome", 22), ("channel", 26), ("address", 50), ("when", 30), ("answer", 40))
LONGEST_ANSWER = 300


@dataclass(frozen=True, kw_only=True)
class Proven:
    """What stands on the paper.

    Args:
        what: what was told, in words.
        is_owed: whether the law asks for it (art. 7 (1)), or the authority tells it of itself.
        numbers: by channel, then outcome (`told`, `failed`, `waiting`).
        lines: the first of them, each as its cells in the order of `COLUMNS`, and what was done.
        total: how many lines there are.
        fingerprint: SHA-256 of the CSV.
        full: whether addresses are whole.
        reason: what whole addresses were asked for.
        page_url: of the announcement at the desk.
    """

    authority_name: str
    title: str
    what: str
    is_owed: bool
    told_at: str
    made_at: str
    numbers: Mapping[str, Mapping[str, int]]
    lines: Sequence[tuple[Sequence[str], str]]
    total: int
    fingerprint: str
    full: bool
    reason: str
    page_url: str
    created: datetime


class Paper(FPDF):
    """A4 with the number of the page at its foot."""

    def __init__(self, language: Language) -> None:
        super().__init__(format="A4")
        self.language = language
        self.texts = TEXTS[language]
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(True, margin=BOTTOM)
        self.add_font("text", fname=typeface.SourceSansPro)
        self.add_font("text", style="B", fname=typeface.SourceSansProSemibold)
        self.set_lang(language)

    def footer(self) -> None:
        """`pagina 2 din 5`."""
        self.set_y(-12)
        self.set_font("text", size=8)
        self.set_text_color(*QUIET)
        said = self.texts["page"].format(number=self.page_no(), of="{nb}")
        self.cell(0, 4, said, align="R")

    def write_text(self, text: str, *, size: float = 10, bold: bool = False, quiet: bool = False) -> None:
        """A paragraph."""
        self.set_font("text", style="B" if bold else "", size=size)
        self.set_text_color(*(QUIET if quiet else INK))
        self.multi_cell(WIDTH, size * 0.5, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def proof_pdf(proven: Proven, language: Language) -> bytes:
    """The paper."""
    paper = Paper(language)
    texts = paper.texts
    paper.set_title(f"{texts['title']}: {proven.title}")
    paper.set_creation_date(proven.created)
    paper.add_page()
    paper.write_text(proven.authority_name, size=11, quiet=True)
    paper.write_text(texts["title"], size=20, bold=True)
    paper.write_text(proven.title, size=13)
    paper.ln(3)
    for label, value in _facts(proven, texts):
        paper.write_text(f"{label}: {value}")
    paper.ln(3)
    paper.write_text(texts["how_many"], size=13, bold=True)
    for channel, numbers in proven.numbers.items():
        _bar(paper, channel, numbers, proven)
    paper.write_text(texts["delivered_means"], size=9, quiet=True)
    paper.ln(3)
    paper.write_text(texts["lines"], size=13, bold=True)
    _lines(paper, proven)
    paper.ln(3)
    _closing(paper, proven)
    return bytes(paper.output())


def _facts(proven: Proven, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    addresses = texts["full"].format(reason=proven.reason) if proven.full else texts["masked"]
    return [
        (texts["what"], proven.what),
        *([(texts["law"], texts["law_text"])] if proven.is_owed else []),
        (texts["told_at"], proven.told_at),
        (texts["made_at"], proven.made_at),
        (texts["addresses"], addresses),
        (texts["at"], proven.page_url),
    ]


def _bar(paper: Paper, channel: str, numbers: Mapping[str, int], proven: Proven) -> None:
    """A channel: its numbers in words, and as parts of a bar as long as it is large."""
    most = max(sum(found.values()) for found in proven.numbers.values()) or 1
    said = ", ".join(f"{paper.texts[name]} {_grouped(numbers.get(name, 0), paper)}" for name in COLOURS)
    paper.write_text(f"{channel}: {said}")
    left, top = float(MARGIN), paper.get_y() + 0.5
    for name, colour in COLOURS.items():
        if wide := WIDTH * numbers.get(name, 0) / most:
            paper.set_fill_color(*colour)
            paper.rect(left, top, wide, 2.5, style="F")
            left += wide
    paper.ln(5)


def _grouped(number: int, paper: Paper) -> str:
    return str(format_decimal(number, locale=paper.language))


def _lines(paper: Paper, proven: Proven) -> None:
    _row(paper, [paper.texts[f"column_{name}"] for name, _ in COLUMNS], bold=True)
    for cells, done in proven.lines:
        _row(paper, cells)
        if done:
            paper.set_x(MARGIN + COLUMNS[0][1])
            paper.set_font("text", size=8)
            paper.multi_cell(
                WIDTH - COLUMNS[0][1],
                3.8,
                f"{paper.texts['done']}: {done}",
                align="L",
                new_x=XPos.LMARGIN,
                new_y=YPos.NEXT,
            )


def _row(paper: Paper, cells: Sequence[str], *, bold: bool = False) -> None:
    paper.set_font("text", style="B" if bold else "", size=8)
    paper.set_text_color(*INK)
    paper.set_draw_color(*LINE)
    shown = [_wrapped(paper, cell, wide - 1) for cell, (_, wide) in zip(cells, COLUMNS, strict=True)]
    height = 3.8 * max(map(len, shown)) + 1
    if paper.will_page_break(height):
        paper.add_page()
    top = paper.get_y()
    paper.line(MARGIN, top, MARGIN + WIDTH, top)
    left = float(MARGIN)
    for lines, (_, wide) in zip(shown, COLUMNS, strict=True):
        for place, line in enumerate(lines):
            paper.text(left, top + 3.3 + 3.8 * place, line)
        left += wide
    paper.set_xy(MARGIN, top + height)


def _wrapped(paper: Paper, text: str, wide: float) -> list[str]:
    """The text in lines that fit, parted at spaces, and by letters where a word is longer."""
    lines, line = [], ""
    for word in text[:LONGEST_ANSWER].split(" "):
        longer = f"{line} {word}".strip()
        if paper.get_string_width(longer) <= wide:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while paper.get_string_width(line) > wide:
            cut = next(n for n in range(len(line) - 1, 0, -1) if paper.get_string_width(line[:n]) <= wide)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line]


def _closing(paper: Paper, proven: Proven) -> None:
    texts, shown = paper.texts, len(proven.lines)
    if shown < proven.total:
        rest = texts["rest"].format(shown=shown, total=proven.total, rest=proven.total - shown)
        paper.write_text(rest, bold=True)
    paper.write_text(texts["csv"].format(total=proven.total))
    paper.write_text(f"SHA-256: {proven.fingerprint}", bold=True)


def words_of(row: Mapping[str, Any], language: Language) -> tuple[str, str, str]:
    """Outcome, channel and state of a line in words."""
    texts = TEXTS[language]
    channel = texts.get(f"channel_{row['channel']}", str(row["channel"]))
    if row["by_digest"]:
        channel = texts["channel_digest_by"].format(channel=channel)
    return texts[f"one_{row['outcome']}"], channel, texts.get(f"state_{row['state']}", str(row["state"]))
