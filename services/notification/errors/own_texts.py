"""What is refused about an authority's own words in mails.

Invalid
├── UnknownPlaceholder      it has no value in such mails
└── BraceAlone              a brace that begins or ends no placeholder
NotFound
├── NoSuchTemplate          there is no such mail, or an authority has no words in it
└── NoSuchVersion           no such version of the words
"""

from shared.errors import Invalid, NotFound


class UnknownPlaceholder(Invalid):
    """Only what always has a value may be named."""

    code = "unknown-placeholder"
    ro = "Nu cunoaștem „{{{found}}}”. În acest mesaj puteți folosi: {allowed}."
    en = "“{{{found}}}” is not known. In this message you can use: {allowed}."

    def __init__(self, field: str, **params: object) -> None:
        vars(self)["pointer"] = f"/{field}"  # of this refusal, not of all
        super().__init__(field=field, **params)


class BraceAlone(Invalid):
    """Braces are for placeholders alone, so that a slip is not sent to thousands."""

    code = "brace-alone"
    ro = "O acoladă nu are pereche. Acoladele se folosesc numai în jurul unui cuvânt ca {{autoritatea}}."
    en = "A brace has no partner. Braces are only used around a word such as {{autoritatea}}."

    def __init__(self, field: str) -> None:
        vars(self)["pointer"] = f"/{field}"  # of this refusal, not of all
        super().__init__(field=field)


class NoSuchTemplate(NotFound):
    """There is no such mail, or it is none in which an authority has words of its own."""

    code = "no-such-template"
    ro = "Nu există acest mesaj sau textul lui nu se poate schimba."
    en = "There is no such message, or its text cannot be changed."


class NoSuchVersion(NotFound):
    """The number is none of theirs."""

    code = "no-such-version-of-text"
    ro = "Nu există această versiune a textului."
    en = "There is no such version of the text."
