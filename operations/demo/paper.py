"""A page of paper: the smallest PDF that shows a few lines."""

import re
from collections.abc import Sequence

SPECIAL, ESCAPED = re.compile(r"[()\\]"), r"\\\g<0>"


def pdf(lines: Sequence[str]) -> bytes:
    """A PDF of one page (ISO 32000-1, 7.5) with these lines.

    Args:
        lines: ASCII; the font that every reader has knows no Romanian.
    """
    words = b"".join(f"({SPECIAL.sub(ESCAPED, line)}) Tj T* ".encode("ascii") for line in lines)
    text = b"BT /F1 14 Tf 18 TL 72 770 Td " + words + b"ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(file))
    return file + table + end
