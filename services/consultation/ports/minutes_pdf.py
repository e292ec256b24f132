"""Minutes as a PDF to print and to keep: A4, tagged, fonts inside, the same bytes each time.

The drawing library tags figures alone; here each heading and paragraph is tagged, in reading order, a piece a
page, so that a screen reader finds its way. A row of a table is a paragraph.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import font_source_sans_pro as typeface
from fpdf import FPDF, ViewerPreferences
from fpdf.enums import XPos, YPos

from services.consultation.model.minutes_content import Block, Heading, MinutesContent, Paragraph, Table

MARGIN, WIDTH, BOTTOM = 20, 170, 277  # millimetres
INK, QUIET, LINE = (20, 33, 61), (90, 100, 114), (200, 205, 214)
SIZES = {1: 22.0, 2: 15.0, 3: 12.0}
LINE_HEIGHT = 0.5  # millimetres a point


def minutes_pdf(content: MinutesContent) -> bytes:
    """The document; its own date is that of the minutes."""
    pdf = _Tagged(content)
    pdf.paragraph(content.authority, size=11, colour=QUIET)
    pdf.heading(content.title, 1)
    for block in content.blocks:
        _draw(pdf, block)
    return bytes(pdf.output())


def _draw(pdf: "_Tagged", block: Block) -> None:
    if isinstance(block, Heading):
        pdf.heading(block.text, block.level)
    elif isinstance(block, Paragraph):
        pdf.paragraph(f"{block.label}: {block.text}" if block.label else block.text)
    else:
        pdf.rows(block)


class _Tagged(FPDF):
    """A page whose pieces are in the tree of its structure; all that is none of them is marked as such."""

    def __init__(self, content: MinutesContent) -> None:
        super().__init__(format="A4")
        self._words = content.page_word
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(False)
        self.add_font("text", fname=typeface.SourceSansPro)
        self.add_font("text", style="B", fname=typeface.SourceSansProSemibold)
        self.set_lang(content.language)
        self.set_title(f"{content.title}: {content.authority}")
        self.set_creation_date(content.at)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.add_page()

    def footer(self) -> None:
        """The number of the page, which nobody wants to hear."""
        with self._artifact():
            self.set_xy(MARGIN, BOTTOM + 5)
            self._pen(9, False, QUIET)
            self.cell(WIDTH, 5, f"{self._words} {self.page_no()}", align="R")

    def heading(self, text: str, level: int) -> None:
        """Of the document (1), a section (2), or a part of one (3), never alone at a page's end."""
        size = SIZES[level]
        self._room(size * LINE_HEIGHT * 4)
        self.set_y(self.get_y() + (2 if level == 1 else 4))
        self._piece(f"/H{level}", text, size, bold=True, colour=INK)
        self.set_y(self.get_y() + 1)

    def paragraph(self, text: str, *, size: float = 11, colour: tuple[int, int, int] = INK) -> None:
        """A text of any length."""
        self._piece("/P", text, size, bold=False, colour=colour)
        self.set_y(self.get_y() + 1)

    def rows(self, table: Table) -> None:
        """Each row a line under a rule; cells one beside the other."""
        self._row(table.head, bold=True)
        for row in table.rows:
            self._row(row, bold=False)
        self.set_y(self.get_y() + 2)

    def _row(self, cells: Sequence[str], *, bold: bool) -> None:
        wide = WIDTH / len(cells)
        self._pen(11, bold, INK)
        split = [self._lines(cell, wide - 2) for cell in cells]
        height = 11 * LINE_HEIGHT
        self._room(height * max(map(len, split)))
        with self._artifact():
            self.set_draw_color(*LINE)
            self.line(MARGIN, self.get_y(), MARGIN + WIDTH, self.get_y())
        top = self.get_y()
        with self._marked("/P"):
            for place, lines in enumerate(split):
                for number, line in enumerate(lines):
                    self.set_xy(MARGIN + place * wide, top + number * height)
                    self.cell(wide, height, f"{line} ", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_y(top + height * max(map(len, split)))

    def _piece(self, tag: str, text: str, size: float, *, bold: bool, colour: tuple[int, int, int]) -> None:
        self._pen(size, bold, colour)
        lines, height = self._lines(text, WIDTH), size * LINE_HEIGHT
        while lines:
            self._room(height)
            fit = max(int((BOTTOM - self.get_y()) / height), 1)
            with self._marked(tag):
                for line in lines[:fit]:
                    self.cell(WIDTH, height, f"{line} ", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            lines = lines[fit:]

    def _lines(self, text: str, wide: float) -> list[str]:
        found: Any = self.multi_cell(wide, 1, text, align="L", dry_run=True, output="LINES")
        return list(found) or [""]

    def _pen(self, size: float, bold: bool, colour: tuple[int, int, int]) -> None:
        self.set_font("text", style="B" if bold else "", size=size)
        self.set_text_color(*colour)

    def _room(self, height: float) -> None:
        if self.get_y() + height > BOTTOM:
            self.add_page()

    @contextmanager
    def _marked(self, tag: str) -> Iterator[None]:
        mcid = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=tag, mcid=mcid)
        self._out(f"{tag} <</MCID {mcid}>> BDC")
        yield
        self._out("EMC")

    @contextmanager
    def _artifact(self) -> Iterator[None]:
        self._out("/Artifact BMC")
        yield
        self._out("EMC")
