"""What is refused: the copy of one's data, one class a rule.

NotFound
└── NoExport                    none was asked for, or its seven days are over
NotReady
└── ExportNotReady              it is being gathered
"""

from shared.errors import NotFound, NotReady


class NoExport(NotFound):
    """It was not asked for, or is too old."""

    code = "no-export"
    ro = "Nu există o copie a datelor; cereți una."
    en = "There is no copy of the data; ask for one."


class ExportNotReady(NotReady):
    """It takes a moment."""

    code = "export-not-ready"
    ro = "Copia se pregătește; reveniți peste un minut."
    en = "The copy is being prepared; come back in a minute."
    retry_after = 10
