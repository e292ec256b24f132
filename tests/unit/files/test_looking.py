"""What comes in is what it says, holds nothing that acts, and is no bigger than it looks."""

import io
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from shared.files.documents import MOST_PAGES, BadDocument, check_pdf
from shared.files.errors import FileContradictsItsName, FileKindNotTaken
from shared.files.kinds import DOCX, JPEG, ODT, PDF, PNG, WEBP, kind_of
from shared.files.looking import look
from shared.files.names import disposition, tidy_name
from tests.unit.files import hostile

GOOD = {
    "statut.pdf": (PDF, hostile.PDF),
    "Statut.DOCX": (DOCX, hostile.docx()),
    "statut.odt": (ODT, hostile.odt()),
    "mandat.jpeg": (JPEG, hostile.picture()),
    "mandat.png": (PNG, hostile.picture("PNG")),
    "mandat.webp": (WEBP, hostile.picture("WEBP")),
}
REFUSED = {
    "a page": ("statut.html", b"<!doctype html><script>alert(1)</script>"),
    "a page that is called a PDF": ("statut.pdf", b"<html><script>alert(1)</script></html>"),
    "a drawing that may hold scripts": (
        "sigla.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
    ),
    "a program": ("statut.pdf", b"MZ\x90\0" + b"\0" * 200),
    "a program of another system": ("statut.pdf", b"\x7fELF\x02\x01\x01" + b"\0" * 200),
    "a script": ("statut.pdf", b"#!/bin/sh\nrm -r x\n"),
    "a text": ("statut.txt", b"Statutul"),
    "something before the PDF": ("statut.pdf", b"GIF89a" + hostile.PDF),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_kind_is_told_by_content_and_name(name: str) -> None:
    """Both say the same, in whatever capitals."""
    kind, content = GOOD[name]
    assert kind_of(content, name) is kind


@pytest.mark.parametrize("what", REFUSED)
def test_other_kinds_are_not_taken(what: str) -> None:
    """Whatever they are called."""
    name, content = REFUSED[what]
    with pytest.raises(FileKindNotTaken):
        kind_of(content, name)


@pytest.mark.parametrize(
    ("name", "content"), [("a.jpg", hostile.PDF), ("a.pdf", hostile.picture()), ("a.pdf.exe", hostile.PDF)]
)
def test_a_name_that_says_otherwise_is_refused(name: str, content: bytes) -> None:
    """Who opens a file trusts its name."""
    with pytest.raises(FileContradictsItsName):
        kind_of(content, name)


@pytest.mark.parametrize("name", ["statut.pdf", "Statut.DOCX", "statut.odt"])
def test_a_good_document_stays_as_it_is(name: str) -> None:
    """Nothing is found, and nothing replaces it."""
    kind, content = GOOD[name]
    found = look(kind.media_type, content)
    assert (found.reason, found.content) == ("", None)


BAD = {
    "javascript": (
        PDF,
        hostile.pdf_with(b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        "active",
    ),
    "javascript spelt otherwise": (PDF, hostile.pdf_with(b"/OpenAction << /S /J#61vaScript >>"), "active"),
    "javascript packed": (PDF, hostile.pdf_with_packed(b"5 0 << /S /JavaScript /JS (x) >>"), "active"),
    "a program to start": (PDF, hostile.pdf_with(b"/AA << /S /Launch /F (cmd.exe) >>"), "active"),
    "a password": (PDF, hostile.pdf_with(b"/Encrypt 9 0 R"), "protected"),
    "a bomb in a PDF": (PDF, hostile.pdf_with_packed(b"\0" * 40_000_000), "too-big-inside"),
    "half a PDF": (PDF, hostile.PDF[:60], "unreadable"),
    "a PDF that is a ZIP too": (PDF, hostile.PDF + hostile.folder({"a": "b"}) + b"\n%%EOF", "two-in-one"),
    "macros": (DOCX, hostile.docx(word__vbaProject_dot_bin=b"x"), "macros"),
    "an object": (DOCX, hostile.docx(word__embeddings__oleObject1_dot_bin=b"x"), "active"),
    "a program in a folder": (DOCX, hostile.docx(word__setup_dot_exe=b"MZ"), "active"),
    "a bomb": (DOCX, hostile.docx(word__media__a_dot_xml=b"\0" * 150_000_000), "too-big-inside"),
    "entities": (DOCX, hostile.docx(word__x_dot_xml="<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "active"),
    "a way out of the folder": (DOCX, hostile.docx(**{"..__..__etc__passwd": "x"}), "active"),
    "any folder": (DOCX, hostile.folder({"a.txt": "b"}), "unreadable"),
    "something behind the folder": (DOCX, hostile.docx() + b"<script>", "two-in-one"),
    "a damaged folder": (DOCX, hostile.docx()[:-30], "unreadable"),
    "scripts": (ODT, hostile.odt(Basic__Standard__Module1_dot_xml="<x/>"), "macros"),
    "a Word document called ODT": (ODT, hostile.docx(), "unreadable"),
    "a picture that is a bomb": (PNG, hostile.png_bomb(), "too-big-inside"),
    "half a picture": (JPEG, hostile.picture(size=(400, 400))[:400], "unreadable"),
    "a PNG called JPEG": (JPEG, hostile.picture("PNG"), "unreadable"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_acts_or_is_more_than_it_seems_is_refused(what: str) -> None:
    """In a process of its own, with a reason."""
    kind, content, reason = BAD[what]
    assert look(kind.media_type, content).reason == reason


@pytest.mark.parametrize("kind", [JPEG, PNG, WEBP], ids=lambda kind: kind.title)
def test_a_picture_loses_what_else_was_in_it(kind: object) -> None:
    """It is upright, of the same kind, and what hid before, in or behind it is gone."""
    assert isinstance(kind, type(JPEG))
    found = look(kind.media_type, hostile.picture(kind.title.upper()) + b"PK\x05\x06<script>")
    assert found.content is not None
    drawn = Image.open(io.BytesIO(found.content))
    assert (drawn.size, drawn.format, dict(drawn.getexif())) == ((20, 40), kind.title.upper(), {})
    assert b"Secretul" not in found.content
    assert b"script" not in found.content


def test_a_big_picture_is_made_smaller() -> None:
    """A page at 300 dpi can be read still."""
    found = look(JPEG.media_type, hostile.picture(size=(6000, 3000)))
    assert found.content is not None
    assert max(Image.open(io.BytesIO(found.content)).size) <= 4000


@given(st.binary(max_size=3000))
def test_whatever_follows_a_pdf_s_first_bytes_it_is_checked_or_refused(noise: bytes) -> None:
    """No content makes the look fail otherwise."""
    with suppress(BadDocument):
        check_pdf(b"%PDF-1.7\n" + noise + b"\nstartxref\n%%EOF")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("statut.pdf", "statut.pdf"),
        ("C:\\Documente\\statut.pdf", "statut.pdf"),
        ("../../etc/passwd", "passwd"),
        ("statut\u202efdp.exe", "statutfdp.exe"),
        ("sta\r\ntut.pdf", "statut.pdf"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("  .ascuns.pdf", "ascuns.pdf"),
        ("/", "document"),
        ("ș" * 200 + ".pdf", "ș" * 116 + ".pdf"),
    ],
)
def test_a_name_is_no_path_and_hides_nothing(written: str, kept: str) -> None:
    """What is left can be shown, and saved under."""
    assert tidy_name(written) == kept


@given(st.text(max_size=300))
def test_any_name_makes_a_header(written: str) -> None:
    """Whatever somebody calls a file: one line of ASCII, and a quotation mark only where one belongs."""
    name = tidy_name(written)
    header = disposition(name)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
    assert 1 <= len(name) <= 120


@pytest.mark.parametrize("with_pages", [hostile.pdf_with, hostile.pdf_with_packed])
def test_nobody_is_given_more_pages_than_can_be_read(with_pages: Callable[[bytes], bytes]) -> None:
    """A thousand are taken; they are counted in what is packed, too, and the tree of pages is no page."""
    page = b"<</Type /Page /Parent 2 0 R>>\n"
    check_pdf(with_pages(b"<</Type/Pages>>\n" + page * MOST_PAGES))
    with pytest.raises(BadDocument) as refused:
        check_pdf(with_pages(page * (MOST_PAGES + 1)))
    assert refused.value.reason == "too-many-pages"
