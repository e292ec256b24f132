"""What is refused of a file, one class a rule.

Invalid                         /file
├── FileEmpty                   it has no bytes
├── FileTooLarge                more than 25 MB
├── FileKindNotTaken            none of the kinds that are taken, whatever its name says
├── FileContradictsItsName      the content is of another kind than the name says
└── FileWasRefused              the same content was looked at before and refused
Conflict
├── TooManyFiles                as many as one thing may have
├── NoRoomForFiles              as much as one account may keep
├── FileNotLookedAt             it waits to be looked at
└── FileNotGood                 it was looked at and refused
NotFound
└── NoSuchFile                  none, or not for the caller
"""

from shared.errors import Conflict, Invalid, Language, NotFound, Refusal

# What a look into a file can find; the rest is "unreadable".
REASONS: dict[str, dict[Language, str]] = {
    "unreadable": {
        "ro": "nu poate fi citit, poate e deteriorat",
        "en": "it cannot be read, it may be damaged",
    },
    "macros": {"ro": "conține macrouri sau scripturi", "en": "it contains macros or scripts"},
    "active": {
        "ro": "conține acțiuni care pornesc singure sau alte fișiere",
        "en": "it contains actions that start by themselves, or other files",
    },
    "too-big-inside": {
        "ro": "despachetat ar fi mult mai mare decât pare",
        "en": "unpacked it would be much bigger than it looks",
    },
    "two-in-one": {
        "ro": "este în același timp fișier de alt tip",
        "en": "it is a file of another kind at the same time",
    },
    "too-many-pages": {"ro": "are prea multe pagini", "en": "it has too many pages"},
    "protected": {"ro": "este protejat cu parolă", "en": "it is protected by a password"},
}


class _OfFile(Invalid):
    pointer = "/file"


class FileEmpty(_OfFile):
    """A file has content."""

    code = "file-empty"
    ro = "Fișierul „{name}” este gol; alegeți altul."
    en = "The file “{name}” is empty; choose another."


class FileTooLarge(_OfFile):
    """Larger ones belong elsewhere."""

    code = "file-too-large"
    ro = "Fișierul „{name}” are peste {most} MB; micșorați-l, de exemplu scanați-l la 150 dpi."
    en = "The file “{name}” has more than {most} MB; make it smaller, for example by scanning at 150 dpi."


class FileKindNotTaken(_OfFile):
    """Only what can be looked into is taken."""

    code = "file-kind-not-taken"
    ro = "Fișierul „{name}” nu este de un tip acceptat. Se pot trimite: {taken}."
    en = "The file “{name}” is not of a kind that is taken. You can send: {taken}."


class FileContradictsItsName(_OfFile):
    """Who opens it trusts its name."""

    code = "file-contradicts-its-name"
    ro = "Conținutul fișierului „{name}” este {kind}, iar numele spune altceva; salvați-l cu numele bun."
    en = "The content of “{name}” is {kind}, and its name says otherwise; save it again under the right name."


class LookedAt(Refusal):
    """What a look into a file found, said in words."""

    def text(self, language: Language) -> str:
        reason = REASONS.get(str(self.params.get("reason")), REASONS["unreadable"])[language]
        return (self.ro if language == "ro" else self.en).format_map({**self.params, "reason": reason})


class FileWasRefused(LookedAt, Invalid):
    """The same content once more."""

    code = "file-was-refused"
    pointer = "/file"
    ro = "Fișierul „{name}” nu poate fi primit: {reason}."
    en = "The file “{name}” cannot be taken: {reason}."


class TooManyFiles(Conflict):
    """A person must be able to read them."""

    code = "too-many-files"
    ro = "Sunt deja {most} fișiere; ștergeți unul ca să adăugați altul."
    en = "There are {most} files already; remove one to add another."


class NoRoomForFiles(Conflict):
    """What one account may keep has an end."""

    code = "no-room-for-files"
    ro = "Fișierele dumneavoastră ocupă împreună cel mult {most} MB; ștergeți din cele care nu mai trebuie."
    en = "Your files may take {most} MB in all; remove some that are not needed."


class FileNotLookedAt(Conflict):
    """A worker looks into each before anybody gets it."""

    code = "file-not-looked-at"
    ro = "Fișierul este încă în verificare; încercați din nou peste câteva secunde."
    en = "The file is still being checked; try again in a few seconds."
    retry_after = 3


class FileNotGood(LookedAt, Conflict):
    """It was looked at; its content is gone."""

    code = "file-not-good"
    ro = "Fișierul nu poate fi deschis: {reason}."
    en = "The file cannot be opened: {reason}."


class NoSuchFile(NotFound):
    """There is none, or it belongs to somebody else."""

    code = "no-such-file"
    ro = "Nu există acest fișier."
    en = "There is no such file."
