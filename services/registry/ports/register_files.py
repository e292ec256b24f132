"""Files of the national register: CSV in whatever encoding and with whatever separator, or XLSX."""

import csv
import io
import zipfile
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from services.registry.errors.national_register import FileEmpty, NotATable, QuoteNeverCloses, Unpacks
from services.registry.model.national_register.columns import Layout, known_in, layout_of

SEPARATORS = (",", ";", "\t", "|")
HEAD_WITHIN = 20  # lines; a title may stand above the head
SAMPLE = 256 * 1024
BLOCK = 1024 * 1024
UNPACKED = 600 * 1024 * 1024
LETTERS = "ăâîșțĂÂÎȘȚ\u015f\u0163\u015e\u0162"
WORKBOOK, OLD_WORKBOOK, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"

Lines = Iterator[tuple[int, Sequence[str]]]


@dataclass(frozen=True)
class RegisterFile:
    """An open file.

    Args:
        kind: `csv` or `xlsx`.
        encoding: of a CSV; empty for a workbook.
        separator: of a CSV; empty for a workbook.
        layout: its columns.
        lines: number, from 1, and cells of each line below the head that is not empty.
        done: how much of it has been read, 0 to 1.
    """

    kind: str
    encoding: str
    separator: str
    layout: Layout
    lines: Lines
    done: Callable[[], float]


@contextmanager
def open_register(path: Path) -> Iterator[RegisterFile]:
    """Open a file by what is in it, whatever its name says.

    Raises:
        FileFault: it is no table, or none of the register.
    """
    with path.open("rb") as file:
        beginning = file.read(8)
    if beginning.startswith((OLD_WORKBOOK, PDF)):
        raise NotATable()
    with _workbook(path) if beginning.startswith(WORKBOOK) else _text(path) as found:
        yield found


@contextmanager
def _text(path: Path) -> Iterator[RegisterFile]:
    encoding = encoding_of(path)
    size = path.stat().st_size or 1
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding, errors="replace", newline="") as text:
        sample = text.read(SAMPLE)
        if not sample.strip("\ufeff\0 \r\n\t"):
            raise FileEmpty()
        separator = max(SEPARATORS, key=lambda one: max(map(known_in, _first(sample, one)), default=0))
        text.seek(0)
        lines = _numbered(csv.reader(text, delimiter=separator))
        layout = _head(lines)
        yield RegisterFile("csv", encoding, separator, layout, lines, lambda: raw.tell() / size)


@contextmanager
def _workbook(path: Path) -> Iterator[RegisterFile]:
    from openpyxl import load_workbook  # noqa: PLC0415 - most imports are CSV, and a process starts without it

    with path.open("rb") as file:  # by name it would be refused unless that ends in .xlsx
        try:
            with zipfile.ZipFile(file) as packed:
                if sum(member.file_size for member in packed.infolist()) > UNPACKED:
                    raise Unpacks()
            book = load_workbook(file, read_only=True, data_only=True)
            sheet = book.worksheets[0]
        except (zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError) as error:
            raise NotATable() from error
        seen = [0]
        lines = _cells(sheet.iter_rows(values_only=True), seen)
        layout = _head(lines)
        most = max(sheet.max_row or 1, 1)
        yield RegisterFile("xlsx", "", "", layout, lines, lambda: min(1.0, seen[0] / most))


def encoding_of(path: Path) -> str:
    """The encoding of a text: by its mark, else UTF-8, else what Romanian Windows wrote (cp1250).

    A text that has both good UTF-8 letters and bad bytes is damaged UTF-8.
    """
    decoder = getincrementaldecoder("utf-8")("replace")
    good = bad = 0
    with path.open("rb") as file:
        if file.read(2) in (BOM_UTF16_LE, BOM_UTF16_BE):
            return "utf-16"
        file.seek(0)
        while block := file.read(BLOCK):
            text = decoder.decode(block)
            bad += text.count("\ufffd")
            good += sum(map(text.count, LETTERS))
    return "utf-8-sig" if good >= bad else "cp1250"


def _first(sample: str, separator: str) -> list[list[str]]:
    try:
        return list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=separator), HEAD_WITHIN))
    except csv.Error:
        return []


def _head(lines: Lines) -> Layout:
    """The layout of the first line that is a head; without one, the complaint about the likeliest."""
    best: Sequence[str] = ()
    for _, cells in islice(lines, HEAD_WITHIN):
        if known_in(cells) > known_in(best) or not best:
            best = cells
        if known_in(cells) > 1:
            break
    if not best:
        raise FileEmpty()
    return layout_of(best)


def _numbered(reader: Any) -> Lines:
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise QuoteNeverCloses(line=before + 1) from error
        line, before = before + 1, reader.line_num
        if any(map(str.strip, cells)):
            yield line, cells


def _cells(rows: Iterator[Sequence[object]], seen: list[int]) -> Lines:
    try:
        for number, row in enumerate(rows, 1):
            seen[0] = number
            cells = ["" if cell is None else str(cell) for cell in row]
            if any(map(str.strip, cells)):
                yield number, cells
    except (ParseError, zlib.error, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise NotATable() from error
