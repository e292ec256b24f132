"""The text of a PDF, page by page."""

import pypdfium2

from services.consultation.ports.act_files.taken import Taken
from shared.files.documents import BadDocument

MOST_PAGES = 500
FEW_LETTERS = 20  # a page with fewer holds a stamp or a number over a picture
PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(content: bytes) -> Taken:
    """The text layer; nothing is recognised in pictures.

    Raises:
        BadDocument: it is protected, damaged, too long, or has no text.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        protected = getattr(error, "err_code", None) == PASSWORD or "password" in str(error).casefold()
        raise BadDocument("protected" if protected else "unreadable") from error
    if len(document) > MOST_PAGES:
        raise BadDocument("too-many-pages")
    pages = [_text(page) for page in document]
    bare = sum(len("".join(page.split())) < FEW_LETTERS for page in pages)
    if bare == len(pages):
        raise BadDocument("no-text")
    return Taken(pages, {"pages-without-text": bare})


def _text(page: pypdfium2.PdfPage) -> str:
    reading = page.get_textpage()
    # U+0002 is how pdfium tells a hyphen at the end of a line.
    text: str = reading.get_text_range().replace("\ufffe", "").replace("\x02", "\u00ad")
    reading.close()
    page.close()
    return text.replace("\r\n", "\n")
