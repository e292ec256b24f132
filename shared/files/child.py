"""`python -m shared.files.child MEDIA_TYPE`: looks into the file on standard input, and ends.

Writes one line of JSON, `{"reason": ""}`, and after it what was drawn anew. It may use little memory and
time, writes no file, starts no process, and knows no secret: its environment is empty.
"""

import json
import sys
from collections.abc import Callable

from shared.files.confinement import confine
from shared.files.documents import BadDocument, check_docx, check_odt, check_pdf
from shared.files.kinds import DOCX, ODT, PDF
from shared.files.pictures import draw_anew

MEMORY_BYTES = 640 * 1024 * 1024
CPU_S = 30
CHECKS: dict[str, Callable[[bytes], None]] = {
    PDF.media_type: check_pdf,
    DOCX.media_type: check_docx,
    ODT.media_type: check_odt,
}


def main(media_type: str) -> None:
    """Look, and say what was found."""
    content = sys.stdin.buffer.read()
    confine(MEMORY_BYTES, CPU_S)
    drawn, reason = b"", ""
    try:
        if check := CHECKS.get(media_type):
            check(content)
        else:
            drawn = draw_anew(content, media_type)
    except BadDocument as bad:
        reason = bad.reason
    sys.stdout.buffer.write(json.dumps({"reason": reason}).encode() + b"\n" + drawn)


if __name__ == "__main__":
    main(sys.argv[1])
