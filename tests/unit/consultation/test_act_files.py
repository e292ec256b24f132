"""The text of files: what is read, what is said about it, what is refused and with which words."""

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from services.consultation.errors.act_files import ActFileOld, ActFileRefused
from services.consultation.model.act_text import Parsed, take
from services.consultation.ports.act_files import reading
from services.consultation.ports.act_files.numbering import written
from services.consultation.ports.act_files.reading import read_act
from shared.errors import Refusal
from shared.files.errors import FileContradictsItsName, FileEmpty, FileKindNotTaken
from tests.unit.consultation.act_files import bomb, docx, odt, pdf

ACT = ("HOTĂRĂȘTE:", "Art. 1 – Se aprobă.", "Art. 2 – (1) Parcarea costă.", "(2) Elevii nu plătesc.")
BARE = ("Art. 1 Se aproba regulamentul de parcare", "Art. 2 Se comunica tuturor celor interesati")


def read(content: bytes, name: str) -> Parsed:
    """A file taken apart."""
    taken = read_act(content, name)
    return take(taken.pages, taken.met)


def numbers(parsed: Parsed) -> list[str]:
    """The articles' numbers."""
    return [article.number for article in parsed.articles]


def codes(parsed: Parsed) -> list[str]:
    """What is said."""
    return [doubt.code for doubt in parsed.doubts]


def refused(content: bytes, name: str) -> str:
    """Why a file is refused, in Romanian."""
    with pytest.raises(Refusal) as caught:
        read_act(content, name)
    assert isinstance(caught.value, ActFileRefused | ActFileOld)
    assert caught.value.text("en")
    return caught.value.text("ro")


def test_a_word_document() -> None:
    """Its paragraphs, as they follow one another."""
    parsed = read(docx(*ACT), "act.docx")
    assert numbers(parsed) == ["1", "2"]
    assert parsed.articles[1].text == "(1) Parcarea costă.\n(2) Elevii nu plătesc."


def test_numbers_that_word_only_draws() -> None:
    """A list that counts by itself has its numbers in the text, or half of an act would be lost."""
    made = Document()
    made.add_paragraph("Art. 1 – Se sancționează:")
    for words in ("parcarea pe trotuar;", "parcarea pe spații verzi."):
        made.add_paragraph(words, style="List Number")
    path = made.part.numbering_part.element
    for level in path.iter(qn("w:lvl")):
        level.find(qn("w:numFmt")).set(qn("w:val"), "lowerLetter")
        level.find(qn("w:lvlText")).set(qn("w:val"), "%1)")
    [article] = read(_saved(made), "act.docx").articles
    assert article.text.splitlines()[1:] == ["a) parcarea pe trotuar;", "b) parcarea pe spații verzi."]


def test_raised_digits() -> None:
    """`Art. 2¹` with a raised 1 is article 2^1, not 21."""
    made = Document()
    paragraph = made.add_paragraph("Art. 2")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" – Se aprobă.")
    assert numbers(read(_saved(made), "act.docx")) == ["2^1"]


@pytest.mark.parametrize(
    ("number", "shape", "drawn"),
    [(28, "lowerLetter", "bb"), (4, "upperRoman", "IV"), (99, "lowerRoman", "xcix"), (3, "decimal", "3")],
)
def test_shapes_of_numbers(number: int, shape: str, drawn: str) -> None:
    """As Word draws them."""
    assert written(number, shape) == drawn


def test_a_table_inside_an_article() -> None:
    """Its rows are lines in reading order, and a person is told to look at them."""
    parsed = read(docx("Art. 1 – Tarife:", table=[["Zona", "Lei"], ["Centru", "3"]]), "act.docx")
    assert parsed.articles[0].text == "Tarife:\nZona | Lei\nCentru | 3"
    assert codes(parsed) == ["table"]


def test_a_head_of_the_pages_is_said() -> None:
    """It may be where the act's own head stands; a page's number is none."""
    made = Document()
    made.add_paragraph("Art. 1 – Se aprobă.")
    made.sections[0].footer.paragraphs[0].text = "1"
    assert codes(read(_saved(made), "act.docx")) == []
    made.sections[0].header.paragraphs[0].text = "ORAȘUL EXEMPLU"
    assert codes(read(_saved(made), "act.docx")) == ["heads"]


def test_a_libreoffice_document() -> None:
    """Paragraphs, lists with their letters, raised digits, tables."""
    body = """<text:p>Art. 1 – Se aprobă:</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>una;</text:p></text:list-item>
<text:list-item><text:p>alta.</text:p></text:list-item></text:list>
<text:p>Art. 1<text:span text:style-name="T1">1</text:span><text:s/>– Se comunică.</text:p>
<table:table><table:table-row><table:table-cell><text:p>Zona</text:p></table:table-cell>
<table:table-cell><text:p>Lei</text:p></table:table-cell></table:table-row></table:table>"""
    parsed = read(odt(body), "act.odt")
    assert numbers(parsed) == ["1", "1^1"]
    assert parsed.articles[0].text == "Se aprobă:\na) una;\nb) alta."
    assert parsed.articles[1].text == "Se comunică.\nZona | Lei"


def test_a_pdf_with_text() -> None:
    """Page numbers are left out, lines cut by the page are joined."""
    pages = [(f"Art. {n} Se aproba regulamentul de parcare in localitate", f"Pagina {n}") for n in (1, 2, 3)]
    parsed = read(pdf(*pages), "act.pdf")
    assert numbers(parsed) == ["1", "2", "3"]
    assert "Pagina" not in "".join(article.text for article in parsed.articles)
    assert codes(parsed) == ["left-out"]


def test_a_page_without_text_is_said() -> None:
    """One scanned page among others."""
    assert codes(read(pdf(BARE, ()), "act.pdf")) == ["pages-without-text"]


def test_a_scan() -> None:
    """No text at all: says so, and what can be done."""
    assert refused(pdf((), ()), "scan.pdf") == (
        "Textul din „scan.pdf” nu poate fi luat: are doar imagini scanate, fără text. "
        "Puteți scrie sau lipi textul actului."
    )


def test_a_pdf_with_a_password() -> None:
    """It cannot be opened, and says so."""
    assert "protejat cu parolă" in refused(_locked(pdf(BARE)), "act.pdf")


def test_a_file_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child is ended, and the file refused."""
    monkeypatch.setattr(reading, "WITHIN_S", 0.01)
    assert "durează prea mult" in refused(pdf(BARE), "act.pdf")


def test_too_many_pages() -> None:
    """Two thousand pages are no act."""
    assert "peste 500 de pagini" in refused(pdf(*[BARE] * 2000), "mare.pdf")


def test_macros() -> None:
    """A document that can do something by itself, whatever its name says."""
    assert "macrouri" in refused(docx(*ACT, part="word/vbaProject.bin"), "act.docx")
    assert "fără macrouri" in refused(docx(*ACT), "act.docm")


def test_a_bomb() -> None:
    """Small outside, large inside."""
    assert "despachetat ar fi mult mai mare" in refused(bomb(), "act.docx")


def test_other_kinds() -> None:
    """Old formats and pictures: what to do instead."""
    assert "salvați-l ca DOCX" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "act.doc")
    assert "salvați-l ca DOCX" in refused(b"{\\rtf1 Art. 1}", "act.rtf")
    assert "lipiți textul" in refused(b"\x89PNG\r\n\x1a\n", "act.png")


def test_content_and_name() -> None:
    """The content decides what a file is; an empty one is none."""
    with pytest.raises(FileContradictsItsName):
        read_act(pdf(BARE), "act.docx")
    with pytest.raises(FileKindNotTaken):
        read_act(b"MZ\x90", "act.docx")
    with pytest.raises(FileEmpty):
        read_act(b"", "act.docx")


@pytest.mark.parametrize("content", [docx(*ACT)[:900], pdf(BARE)[:60], b"%PDF-1.4\n" + bytes(5000)])
def test_a_damaged_file(content: bytes) -> None:
    """Half of a file, or none: refused in words."""
    name = "act.pdf" if content.startswith(b"%PDF") else "act.docx"
    assert "nu poate fi luat" in refused(content, name)


def _saved(document: Any) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _locked(content: bytes) -> bytes:
    locking = copy_into_new_writer(PdfFileReader(io.BytesIO(content)))
    locking.encrypt(owner_pass="o", user_pass="u")
    kept = io.BytesIO()
    locking.write(kept)
    return kept.getvalue()
