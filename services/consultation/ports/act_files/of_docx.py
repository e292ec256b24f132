"""The text of a Word document, with the numbers that Word only draws."""

import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from services.consultation.ports.act_files.numbering import Numbering
from services.consultation.ports.act_files.taken import Taken, row_as_lines
from shared.files.documents import check_docx

PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
# Deleted, moved away, codes of fields, and the second writing of a drawing for old programs.
NOT_READ = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
GLYPHS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}


def read_docx(content: bytes) -> Taken:
    """All paragraphs and tables in order.

    Raises:
        BadDocument: it is damaged, has macros or other files inside, or is a bomb.
    """
    check_docx(content)
    document = Document(io.BytesIO(content))
    body, numbering = document.element.body, Numbering(document)
    lines = [line for block in body for line in _lines(block, numbering)]
    met = {
        "table": sum(1 for _ in body.iter(TABLE)),
        "pictures": sum(1 for _ in body.iter(qn("w:drawing"), qn("w:pict"))),
        "heads": int(any(_has_words(part) for section in document.sections for part in _edges(section))),
        "notes": sum(1 for _ in body.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))),
    }
    return Taken(["\n".join(lines)], met)


def _edges(section: Any) -> list[Any]:
    """The heads and feet of a section's pages; a section without its own has those of the one before."""
    return [section.header, section.footer, section.first_page_header, section.first_page_footer]


def _has_words(part: Any) -> bool:
    """Whether a head or foot says something; a page's number alone does not."""
    return any(re.search(r"[^\W\d]{3}", paragraph.text) for paragraph in part.paragraphs)


def _lines(block: Any, numbering: Numbering) -> Iterator[str]:
    if block.tag == PARAGRAPH:
        text = "".join(_words(block))
        label = numbering.label_of(block) if text.strip() else ""
        yield f"{label} {text}" if label else text
        return
    if block.tag != TABLE:
        for inner in block if block.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")) else ():
            yield from _lines(inner, numbering)
        return
    for row in block.iter(ROW):
        if next(row.iterancestors(TABLE)) is block:
            cells = [cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row]
            yield from row_as_lines([[line for b in cell for line in _lines(b, numbering)] for cell in cells])


def _words(element: Any) -> Iterator[str]:
    """The text below an element; what is raised behind a digit gets a `^`: `Art. 2¹` is `Art. 2^1`."""
    last = ""
    for node, raised in _text_nodes(element, raised=False):
        word = GLYPHS.get(node.tag, node.text or "")
        if raised and word.strip().isdigit() and last[-1:].isdigit():
            word = "^" + word.strip()
        last = word or last
        yield word


def _text_nodes(element: Any, *, raised: bool) -> Iterator[tuple[Any, bool]]:
    for child in element:
        if child.tag in NOT_READ:
            continue
        if child.tag == qn("w:t") or child.tag in GLYPHS:
            yield child, raised
        elif child.tag == qn("w:r"):
            align = child.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
            yield from _text_nodes(
                child, raised=align is not None and align.get(qn("w:val")) == "superscript"
            )
        else:
            yield from _text_nodes(child, raised=raised)
