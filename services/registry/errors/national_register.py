"""What is refused about imports of the national register of NGOs, one class a rule.

NotFound
└── NoSuchImport                no such import, or another administrator's upload
Conflict
├── AnotherImportRuns           one at a time
├── ImportStarted               nothing more can be added to it
├── PartsMissing                the file has not come whole
└── TooMuchVanishes             the file lacks a large part of what is there
Invalid
├── FileTooLarge                /size
├── PartTooLarge                a part is more than was announced, or than fits
└── FileFault                   the file is no export of the register
    ├── FileEmpty
    ├── NotATable               a kind of file that is not read
    ├── ColumnsMissing          a column that is needed is not there
    ├── ColumnTwice             two columns say the same
    ├── QuoteNeverCloses        a quotation mark swallows the rest
    └── Unpacks                 an XLSX that is larger inside than is sensible
"""

from shared.errors import Conflict, Invalid, NotFound


class NoSuchImport(NotFound):
    """There is none; a file is brought by who began to bring it."""

    code = "no-such-import"
    ro = "Nu există acest import."
    en = "There is no such import."


class AnotherImportRuns(Conflict):
    """Two would each mark what the other brought as vanished."""

    code = "another-import-runs"
    ro = "Alt import este în lucru; reveniți după ce se termină."
    en = "Another import is being carried out; come back when it has ended."


class ImportStarted(Conflict):
    """What is being read does not change any more."""

    code = "import-started"
    ro = "Importul a început deja; fișierul lui nu se mai schimbă."
    en = "The import has begun already; its file does not change any more."


class PartsMissing(Conflict):
    """Not all has come."""

    code = "import-parts-missing"
    ro = "Fișierul nu a ajuns întreg: {come} din {size} octeți. Trimiteți-l din nou."
    en = "The file has not come whole: {come} of {size} bytes. Send it again."


class TooMuchVanishes(Conflict):
    """A file cut short, or a part of the register, would mark the rest as gone."""

    code = "too-much-vanishes"
    ro = (
        "Din cele {known} de înscrieri cunoscute, {vanished} lipsesc din fișier. Dacă fișierul este întreg, "
        "importați-l din nou și bifați că acceptați mai puține; nu s-a schimbat nimic."
    )
    en = (
        "Of the {known} known entries, {vanished} are missing from the file. If the file is whole, import it "
        "again and say that fewer are accepted; nothing was changed."
    )


class FileTooLarge(Invalid):
    """Larger than any export has been."""

    code = "import-file-too-large"
    pointer = "/size"
    ro = "Fișierul are peste {most} MB."
    en = "The file is larger than {most} MB."


class PartTooLarge(Invalid):
    """More than fits into the file that was announced."""

    code = "import-part-too-large"
    ro = "Partea trimisă nu încape în fișierul anunțat."
    en = "The part does not fit into the file that was announced."


class FileFault(Invalid):
    """The file as a whole cannot be read as an export of the register; nothing was changed."""

    code = "import-file-not-read"
    ro = "Fișierul nu poate fi citit."
    en = "The file cannot be read."


class FileEmpty(FileFault):
    """No rows."""

    code = "import-file-empty"
    ro = "Fișierul nu are niciun rând de date."
    en = "The file has no rows of data."


class NotATable(FileFault):
    """A PDF, a page, an old workbook, or a workbook that is damaged."""

    code = "import-not-a-table"
    ro = "Fișierul nu este un tabel CSV sau XLSX. Deschideți-l și salvați-l ca XLSX sau CSV UTF-8."
    en = "The file is no CSV or XLSX table. Open it and save it as XLSX or CSV UTF-8."


class ColumnsMissing(FileFault):
    """The layout changes from year to year; these have always been there."""

    code = "import-columns-missing"
    ro = "Din antetul tabelului lipsesc coloanele: {columns}. Am găsit: {found}."
    en = "The table's head lacks the columns: {columns}. Found: {found}."


class ColumnTwice(FileFault):
    """Which of them holds cannot be told."""

    code = "import-column-twice"
    ro = "Două coloane din antet înseamnă același lucru: {first} și {second}."
    en = "Two columns of the head mean the same: {first} and {second}."


class QuoteNeverCloses(FileFault):
    """The rest of the file would be one cell."""

    code = "import-quote-never-closes"
    ro = "Ghilimelele deschise la linia {line} nu se mai închid; fișierul nu poate fi citit de acolo încolo."
    en = "The quotation mark opened in line {line} is never closed; the file cannot be read from there on."


class Unpacks(FileFault):
    """A workbook that unpacks to far more than a register."""

    code = "import-unpacks-too-large"
    ro = "Registrul de calcul XLSX este prea mare după despachetare; salvați foaia ca CSV."
    en = "The XLSX workbook is too large once unpacked; save the sheet as CSV."
