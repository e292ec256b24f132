"""Minutes as PDF and as DOCX: opened by other programs than those that wrote them."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest

from services.consultation.model.minutes_content import Heading, MinutesContent, Paragraph, Table
from services.consultation.ports.minutes_docx import minutes_docx
from services.consultation.ports.minutes_pdf import minutes_pdf

LONG = "Șoseaua și țărmul sunt închise într-o zi pe săptămână. "
CONTENT = MinutesContent(
    title="Minuta dezbaterii publice",
    authority="Orașul Exemplu",
    language="ro",
    at=datetime(2026, 1, 21, 9, tzinfo=UTC),
    page_word="Pagina",
    blocks=(
        Paragraph("Regulamentul de parcare", "Despre"),
        Heading("Voturi"),
        Heading("Se trimite proiectul consiliului", 3),
        Table(("Membru", "Vot"), [("Vasile Exemplu", "pentru"), ("Elena Exemplu", "împotrivă")]),
        Heading("Discuții"),
        *(Paragraph(LONG * 30, "A spus") for _ in range(8)),
    ),
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, by another program."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [str(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("written", [minutes_pdf, minutes_docx])
def test_the_same_bytes_each_time(written: Callable[[MinutesContent], bytes]) -> None:
    """So that two who have saved it have the same file."""
    assert written(CONTENT) == written(CONTENT)


def test_all_words_stand_in_the_pdf() -> None:
    """In order, over several pages, with ș and ț; each page has its number."""
    pages = pages_of(minutes_pdf(CONTENT))
    words = " ".join(" ".join(pages).split())
    assert len(pages) > 2
    assert words.count(LONG.strip()) == 8 * 30 - _cut(pages)
    for said in ("Minuta dezbaterii publice", "Elena Exemplu împotrivă", "Pagina 1", f"Pagina {len(pages)}"):
        assert said in words
    assert words.index("Membru") < words.index("Vasile Exemplu") < words.index("Discuții")


def _cut(pages: list[str]) -> int:
    """How many sentences a page's end parts, with the page's number between."""
    whole = " ".join(" ".join(re.sub(r"Pagina \d+", "", page) for page in pages).split())
    return whole.count(LONG.strip()) - " ".join(" ".join(pages).split()).count(LONG.strip())


def test_the_pdf_can_be_heard() -> None:
    """It says its language and title, and each heading and paragraph is tagged on its own page."""
    pdf = minutes_pdf(CONTENT)
    for mark in (b"/MarkInfo <</Marked true>>", b"/Lang (ro)", b"/DisplayDocTitle true"):
        assert mark in pdf
    assert (pdf.count(b"/S /H1"), pdf.count(b"/S /H2"), pdf.count(b"/S /H3")) == (1, 2, 1)
    assert pdf.count(b"/S /P") >= 8 + 3
    assert pdf.count(b"/FontFile2") == 2  # both faces are inside


def test_the_document_has_real_headings_and_tables() -> None:
    """Read anew from the file: styles of headings, a head that is one, language and title."""
    content = minutes_docx(CONTENT)
    read = docx.Document(io.BytesIO(content))
    headings = [(p.style.name, p.text) for p in read.paragraphs if p.style and p.style.name != "Normal"]
    assert headings == [
        ("Heading 1", "Minuta dezbaterii publice"),
        ("Heading 2", "Voturi"),
        ("Heading 3", "Se trimite proiectul consiliului"),
        ("Heading 2", "Discuții"),
    ]
    assert [[cell.text for cell in row.cells] for row in read.tables[0].rows] == [
        ["Membru", "Vot"],
        ["Vasile Exemplu", "pentru"],
        ["Elena Exemplu", "împotrivă"],
    ]
    assert read.core_properties.title == "Minuta dezbaterii publice: Orașul Exemplu"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = ElementTree.fromstring(parts.read("word/document.xml"))
        styles = ElementTree.fromstring(parts.read("word/styles.xml"))
    assert [mark.get(f"{W}val") for mark in body.iter(f"{W}tblHeader")] == ["true"]
    assert next(mark.get(f"{W}val") for mark in styles.iter(f"{W}lang")) == "ro-RO"
