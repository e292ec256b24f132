"""`python -m services.consultation.ports.act_files.child MEDIA_TYPE`: the text of the file on standard input.

Writes one line of JSON, `{"reason": "", "pages": […], "met": {…}}`, and ends. It may use
little memory and time, writes no file, starts no process, and knows no secret: its environment is empty.
"""

import json
import sys
from collections.abc import Callable

from services.consultation.ports.act_files.of_docx import read_docx
from services.consultation.ports.act_files.of_odt import read_odt
from services.consultation.ports.act_files.of_pdf import read_pdf
from services.consultation.ports.act_files.taken import Taken
from shared.files.confinement import confine
from shared.files.documents import BadDocument
from shared.files.kinds import DOCX, ODT, PDF

MEMORY_BYTES = 512 * 1024 * 1024
CPU_S = 15
MOST_LETTERS = 1_500_000
READERS: dict[str, Callable[[bytes], Taken]] = {
    DOCX.media_type: read_docx,
    ODT.media_type: read_odt,
    PDF.media_type: read_pdf,
}


def main(media_type: str) -> None:
    """Read, and say what was read or why not."""
    content = sys.stdin.buffer.read()
    confine(MEMORY_BYTES, CPU_S)
    taken, reason = Taken([]), ""
    try:
        taken = READERS[media_type](content)
    except BadDocument as bad:
        reason = bad.reason
    except MemoryError:
        reason = "too-big-inside"
    except Exception:  # whatever a reader stumbles over in a file from outside
        reason = "unreadable"
    if not reason and sum(map(len, taken.pages)) > MOST_LETTERS:
        taken, reason = Taken([]), "too-long"
    elif not reason and not any(page.strip() for page in taken.pages):
        reason = "no-text"
    said = {"reason": reason, "pages": taken.pages, "met": taken.met}
    sys.stdout.buffer.write(json.dumps(said).encode())


if __name__ == "__main__":
    main(sys.argv[1])
