"""Files of acts, made for tests."""

import io
import zipfile
from collections.abc import Sequence

from docx import Document

ODT_MIME = "application/vnd.oasis.opendocument.text"
ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.3">
<office:automatic-styles>
<style:style style:name="T1" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a"
 style:num-suffix=")"/></text:list-style></office:automatic-styles>
<office:body><office:text>{body}</office:text></office:body></office:document-content>"""


def docx(*lines: str, table: Sequence[Sequence[str]] = (), part: str = "") -> bytes:
    """A Word document of such paragraphs, then a table; `part` is one more part by that name."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, words in enumerate(cells):
                made.cell(row, column).text = words
    kept = io.BytesIO()
    document.save(kept)
    if part:
        with zipfile.ZipFile(kept, "a") as folder:
            folder.writestr(part, b"x")
    return kept.getvalue()


def odt(body: str) -> bytes:
    """A LibreOffice document of such content."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("mimetype", ODT_MIME, zipfile.ZIP_STORED)
        folder.writestr("content.xml", ODT.format(body=body))
        folder.writestr("META-INF/manifest.xml", "<manifest/>")
    return kept.getvalue()


def bomb() -> bytes:
    """A Word document that unpacked would be more than 30 MB."""
    kept = io.BytesIO(docx("Art. 1 Text."))
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("word/more.xml", b"<a>" + b" " * (30 * 1024 * 1024) + b"</a>")
    return kept.getvalue()


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF with such lines on its pages, in letters without marks; a page without lines is a scan's."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET" if lines else "0 0 m 500 500 l S"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        resources = "<< /Font << /F1 3 0 R >> >>"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            f" /Resources {resources} >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    return _written(objects)


def _written(objects: list[str]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return bytes(out + trailer.encode())
