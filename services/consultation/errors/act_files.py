"""What is refused of an act's file, and of what was parsed.

Invalid              /file
├── ActFileOld       422 act-file-old: a kind that is not read; how to turn it into one that is
└── ActFileRefused   422 act-file-refused: it was opened and cannot be read; why, and what to do instead
NotReady
└── ReadingBusy      503 reading-busy: other files are being read
"""

from shared.errors import Invalid, Language, NotReady
from shared.files.errors import REASONS

INSTEAD: dict[str, dict[Language, str]] = {
    "old": {
        "ro": "este într-un format vechi (DOC sau RTF). Deschideți-l în Word sau LibreOffice, salvați-l ca"
        " DOCX ori ODT și încărcați-l pe acela",
        "en": "is in an old format (DOC or RTF). Open it in Word or LibreOffice, save it as DOCX or ODT, and"
        " send that",
    },
    "picture": {
        "ro": "este o imagine: textul dintr-o imagine nu poate fi citit. Scrieți sau lipiți textul",
        "en": "is a picture: text cannot be read out of a picture. Type or paste the text",
    },
    "macros": {
        "ro": "este un document cu macrouri (DOCM). Salvați-l ca DOCX fără macrouri",
        "en": "is a document with macros (DOCM). Save it as DOCX, without macros",
    },
}
WHY: dict[str, dict[Language, str]] = {
    **REASONS,
    "scan": {
        "ro": "are doar imagini scanate, fără text",
        "en": "it has scanned pictures alone, without text",
    },
    "no-text": {"ro": "nu are text", "en": "it has no text"},
    "too-many-pages": {"ro": "are peste 500 de pagini", "en": "it has more than 500 pages"},
    "too-long": {"ro": "are prea mult text pentru un act", "en": "it has too much text for an act"},
    "too-slow": {"ro": "citirea lui durează prea mult", "en": "reading it takes too long"},
}


class ActFileOld(Invalid):
    """A kind of file that another program turns into one that is read."""

    code = "act-file-old"
    pointer = "/file"
    ro = "Fișierul „{name}” {instead}."
    en = "The file “{name}” {instead}."

    def text(self, language: Language) -> str:
        instead = INSTEAD[str(self.params["what"])][language]
        return (self.ro if language == "ro" else self.en).format_map({**self.params, "instead": instead})


class ActFileRefused(Invalid):
    """It was opened in a process of its own, and came to nothing."""

    code = "act-file-refused"
    pointer = "/file"
    ro = "Textul din „{name}” nu poate fi luat: {why}. Puteți scrie sau lipi textul actului."
    en = "The text of “{name}” cannot be taken: {why}. You can type or paste the act's text."

    def text(self, language: Language) -> str:
        why = WHY.get(str(self.params["reason"]), WHY["unreadable"])[language]
        return (self.ro if language == "ro" else self.en).format_map({**self.params, "why": why})


class ReadingBusy(NotReady):
    """Reading takes memory, so one process of ours reads one file at a time."""

    code = "reading-busy"
    ro = "Se citesc alte fișiere; încercați din nou peste câteva secunde."
    en = "Other files are being read; try again in a few seconds."
    retry_after = 10
