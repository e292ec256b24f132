"""What is refused of the figures of a year: a class a rule.

NotFound
├── NoSuchYear       404 no-such-year: before the law, or it has not begun
└── NoSuchFigure     404 no-such-figure
Refusal
└── FigureCounted    409 figure-counted: the service knows it
Invalid
├── NumberAstray     422 number-astray
└── SourceMissing    422 source-missing
"""

from shared.errors import Invalid, NotFound, Refusal


class NoSuchYear(NotFound):
    """There is nothing to report of it."""

    code = "no-such-year"
    ro = "Nu există cifre pentru acest an: legea este din 2003, iar anii viitori nu au început."
    en = "There are no figures of that year: the law is of 2003, and later years have not begun."


class NoSuchFigure(NotFound):
    """The report has none of that name."""

    code = "no-such-figure"
    ro = "Raportul nu are această cifră."
    en = "The report has no such figure."


class FigureCounted(Refusal):
    """What was counted as it happened is not stated by hand."""

    code = "figure-counted"
    ro = "Această cifră este numărată de sistem din registru, proceduri și minute; nu se scrie de mână."
    en = "This figure is counted from register, procedures and minutes; it is not written by hand."


class NumberAstray(Invalid):
    """A number, or none."""

    code = "number-astray"
    ro = "Scrieți un număr, sau alegeți „nu se știe” ori „nu se aplică” fără număr."
    en = "Write a number, or choose “unknown” or “not applicable” without one."
    pointer = "/number"


class SourceMissing(Invalid):
    """A figure is worth what it comes from."""

    code = "source-missing"
    ro = "Scrieți de unde este cifra sau de ce nu se știe."
    en = "Write where the figure comes from, or why it is not known."
    pointer = "/source"
