"""The demonstration's page of paper."""

import io

from pyhanko.pdf_utils.reader import PdfFileReader

from operations.demo.paper import pdf


def test_a_page_can_be_read() -> None:
    """By a strict reader, with the words on it."""
    reader = PdfFileReader(io.BytesIO(pdf(("Acord (exemplu)", "Document inventat."))), strict=True)
    assert reader.total_revisions == 1
    assert rb"(Acord \(exemplu\)) Tj" in reader.root["/Pages"]["/Kids"][0]["/Contents"].data
    assert b"(Document inventat.) Tj" in reader.root["/Pages"]["/Kids"][0]["/Contents"].data
