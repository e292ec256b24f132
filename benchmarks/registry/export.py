"""An export of the national register as large as the real one, with all its dirt; the same for the same seed.

Names are invented, localities are real. The dirt of the real sample comes in its proportions, what the sample
has not seen comes more seldom.
"""

import csv
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from services.registry.model.localities import Locality, nomenclature
from shared.plain_text import without_marks

ROWS = 150_000
SEED = 20_260_327
HEAD = (
    "Nr. Crt.", "Numar Registru", "Numar Registru Special", "Data Inregistrare",
    "Categorie Personalitate Juridica", "Denumire ONG", "Instanta", "Status", "Este Filiala", "Localitate",
    "Judet", "CUI", "Are Utilitate Publica",
)  # fmt: skip
NUMBER, DAY, CATEGORY, NAME, PLACE, COUNTY, CUI = 1, 3, 4, 5, 9, 10, 11
CATEGORIES = (("A", "Asociație", "ASOCIAȚIA"), ("B", "Fundație", "FUNDAȚIA"), ("C", "Federație", "FEDERAȚIA"))
WHAT = (
    "CENTRUL", "CLUBUL", "GRUPUL", "ȘCOALA", "ATELIERUL", "CASA", "CERCUL", "INIȚIATIVA", "ALIANȚA",
    "RĂDĂCINI", "PRIETENII", "VOINȚA", "SPERANȚA", "ZÂMBETUL", "CĂRAREA", "PUNTEA", "LUMINA", "ECOUL",
)  # fmt: skip
OF = (
    "PENTRU EDUCAȚIE", "PENTRU MEDIU", "DE ȘAH", "AL PĂRINȚILOR", "PENTRU TINERI", "DE TURISM MONTAN",
    "PENTRU SĂNĂTATE", "AL PENSIONARILOR", "PENTRU CULTURĂ ȘI TRADIȚII", "DE ÎNOT", "PENTRU ANIMALE",
    "AL CRESCĂTORILOR DE ALBINE", "PENTRU ACCES LA JUSTIȚIE", "DE ROBOTICĂ", "PENTRU ORAȘE VII",
)  # fmt: skip
NOTE = "In conformitate cu Dovada disponibilitatii denumirii nr. {}, emisa de Ministerul Justitiei"
RULING = (
    "Admite cererea formulată de petenta și dispune înscrierea în Registrul special, dosar nr. {}/281/2011"
)
TO_CEDILLAS = str.maketrans("șțȘȚ", "\u015f\u0163\u015e\u0162")

Row = list[str]
Spoil = Callable[[Row, random.Random], None]


@dataclass(frozen=True)
class Dirt:
    """A kind of dirt: how many in ten thousand lines, and what it does to one."""

    of_10_000: float
    spoil: Spoil


def _cell(position: int, change: Callable[[str, random.Random], str]) -> Spoil:
    def spoil(row: Row, chance: random.Random) -> None:
        row[position] = change(row[position], chance)

    return spoil


def _contradict(row: Row, chance: random.Random) -> None:
    row[DAY] = f"04.03.{int(row[NUMBER][-4:]) - 1}"


def _swallow(row: Row, chance: random.Random) -> None:
    del row[CUI]


DIRT = (
    # In the sample of sixty real lines, with its proportions.
    Dirt(5_000, _cell(NAME, lambda name, _: without_marks(name))),
    Dirt(830, _cell(NAME, lambda name, _: name.translate(TO_CEDILLAS))),
    Dirt(1_330, _cell(PLACE, lambda _, __: "NEDETERMINAT")),
    Dirt(1_500, _cell(PLACE, lambda _, __: "")),
    Dirt(160, _cell(NAME, lambda name, chance: name + NOTE.format(chance.randrange(10**5, 10**6)))),
    Dirt(160, _cell(NAME, lambda name, _: f'{name} "... ȘI PRIETENII"')),
    Dirt(160, _cell(NAME, lambda name, _: f'{name},, O ȘANSĂ ""')),
    Dirt(160, _cell(NUMBER, lambda number, chance: f"{number[:-4]}{chance.randrange(2000, 2026)}")),
    # What the whole register has besides.
    Dirt(210, _cell(NUMBER, lambda _, chance: f"{chance.randrange(1, 3000)}/A/2003")),
    Dirt(60, _cell(NAME, lambda name, _: name.replace(" ", "\t", 1).replace(" ", "\r\n", 1))),
    Dirt(20, _cell(NAME, lambda _, chance: RULING.format(chance.randrange(1, 9999)))),
    Dirt(20, _cell(NAME, lambda _, __: "***")),
    Dirt(10, _cell(NAME, lambda name, _: name + "\0")),
    Dirt(10, _cell(NAME, lambda _, __: "")),
    Dirt(10, _cell(NUMBER, lambda number, _: number.partition("/")[0])),
    Dirt(60, _cell(PLACE, lambda place, chance: f"{place}, STR. EXEMPLU NR. {chance.randrange(1, 99)}")),
    Dirt(20, _cell(PLACE, lambda _, __: "SAT FĂRĂ NUME")),
    Dirt(20, _cell(COUNTY, lambda _, __: "RURITANIA")),
    Dirt(20, _cell(CUI, lambda _, __: "1234567")),
    Dirt(20, _cell(DAY, lambda _, __: "31.02.2020")),
    Dirt(20, _cell(CATEGORY, lambda _, __: "Federație")),
    Dirt(40, _contradict),
    Dirt(5, _swallow),
)
TWICE_OF_10_000 = 20


def rows(count: int = ROWS, seed: int = SEED) -> Iterator[Row]:
    """The lines below the head."""
    chance = random.Random(seed)  # noqa: S311 - invented data, not a secret
    places = [place for place in nomenclature() if place.level == "uat"]
    before: Row = []
    for number in range(1, count + 1):
        if before and chance.random() * 10_000 < TWICE_OF_10_000:
            yield [str(number), *before[1:]]
            continue
        row = _usual(number, chance, chance.choice(places))
        before = list(row)
        for dirt in DIRT:
            if chance.random() * 10_000 < dirt.of_10_000:
                dirt.spoil(row, chance)
        yield row


def write(file: Path, count: int = ROWS, seed: int = SEED) -> None:
    """Write the export, with the mark that spreadsheets put before UTF-8."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEAD)
        writer.writerows(rows(count, seed))


def write_what_copy_takes(file: Path, count: int = ROWS, seed: int = SEED) -> None:
    """The same without the few lines that the database itself would not take."""
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(
            row for row in rows(count, seed) if len(row) == len(HEAD) and "\0" not in row[NAME]
        )


def _usual(number: int, chance: random.Random, place: Locality) -> Row:
    letter, category, form = chance.choices(CATEGORIES, (90, 9, 1))[0]
    year = chance.randrange(2000, 2027)
    name = f"{form} {chance.choice(WHAT)} {chance.choice(OF)} {place.name.upper()}"
    shown = without_marks(place.name.upper())
    if chance.random() < 11 / 60:
        shown = f"{shown} - {place.county_code}"
    dated = chance.random() < 7 / 60
    return [
        str(number), f"{number}/{letter}/{year}",
        f"{chance.randrange(1, 200)}/{letter}/{year}" if dated else "",
        f"0{chance.randrange(1, 10)}.0{chance.randrange(1, 4)}.{year}" if dated else "", category, name,
        f"Judecatoria {shown}" if dated else "", "Inregistrat", "Nu" if dated else "", shown,
        without_marks(place.county_name.upper()).replace("-", " "), "", "Nu",
    ]  # fmt: skip
