"""Minutes as a Word document: real headings, tables with a head, its language and title said."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from services.consultation.model.minutes_content import Heading, MinutesContent, Paragraph, Table
from shared.errors import Language

LANGUAGES: Mapping[Language, str] = {"ro": "ro-RO", "en": "en-GB"}
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of a ZIP, in which no moment of making stands


def minutes_docx(content: MinutesContent) -> bytes:
    """The document; the same bytes each time."""
    written = Document()
    _say_language(written, LANGUAGES[content.language])
    properties = written.core_properties
    properties.title, properties.author = f"{content.title}: {content.authority}", content.authority
    properties.language, properties.comments = LANGUAGES[content.language], ""
    at = content.at.replace(tzinfo=None)
    properties.created = properties.modified = at
    properties.last_modified_by = content.authority
    written.add_paragraph(content.authority)
    written.add_heading(content.title, 1)
    for block in content.blocks:
        WRITE[type(block)](written, block)
    buffer = io.BytesIO()
    written.save(buffer)
    return _without_moments(buffer.getvalue())


def _heading(written: Written, block: Any) -> None:
    written.add_heading(block.text, block.level)


def _paragraph(written: Written, block: Any) -> None:
    paragraph = written.add_paragraph()
    if block.label:
        paragraph.add_run(f"{block.label}: ").bold = True
    paragraph.add_run(block.text)


def _table(written: Written, block: Any) -> None:
    table = written.add_table(rows=1, cols=len(block.head), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, block.head, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    # Said to be a head, it is read with each cell and drawn anew on each page.
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    written.add_paragraph()


def _say_language(written: Written, language: str) -> None:
    defaults = written.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    mark = run.find(qn("w:lang"))
    if mark is None:
        mark = OxmlElement("w:lang")
        run.append(mark)
    mark.set(qn("w:val"), language)


def _without_moments(written: bytes) -> bytes:
    """The same archive, whose entries do not say when they were made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            plain = zipfile.ZipInfo(entry.filename, FIRST_DAY)
            plain.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(plain, old.read(entry.filename))
    return made.getvalue()


WRITE: Mapping[type, Callable[[Written, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Table: _table,
}
