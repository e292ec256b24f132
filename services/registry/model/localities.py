"""Romania's counties, towns, communes and villages: the nomenclature SIRUTA of the statistics institute.

The package sirutalib carries the whole list. 77 of its 16,978 codes fail the check digit, so that nothing
is refused on it; names are not unique (Prahova has three of Piatra), and a commune shares its seat's.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from services.registry.model.counties import LETTERS, NAMES, county_letters
from services.registry.model.names import sort_key, tidy
from shared.plain_text import plain

Level = Literal["county", "uat", "locality"]
LEVELS: dict[str, Level] = {"1": "county", "2": "uat", "3": "locality"}
# SIRUTA's column TIP in words, by level: Bucharest is county and municipality at once.
KINDS: dict[Level, dict[str, str]] = {
    "county": {"40": "county"},
    "uat": {
        "1": "municipality",
        "4": "municipality",
        "9": "municipality",
        "2": "town",
        "5": "town",
        "3": "commune",
    },
    "locality": {"6": "sector", "9": "seat", "17": "seat", "22": "seat"},
}
PREFIXES = re.compile(r"^(JUDEȚUL|MUNICIPIUL|ORAȘ|BUCUREȘTI(?= SECTORUL)) ")
SMALL = frozenset(
    ["de", "din", "la", "lui", "cu", "pe", "sub", "și", "cel", "cea", "între", "al", "ale", "a"]
)
ROMAN = re.compile(r"[ivx]+")
WORD = re.compile(r"[^\W\d_]+")
# What stands before a name in an address, and what ends it.
BEFORE = re.compile(r"^(mun(icipiul)?|oras(ul)?|com(una)?|sat(ul)?|loc(alitatea)?|judet(ul)?|jud)\s+")
AFTER_NAME = re.compile(r"[,;(]|\b(str|strada|bd|bdul|bulevardul|calea|aleea|sos|nr|bl)\b\.?", re.IGNORECASE)
SUFFIX = re.compile(
    r"^(?P<name>.+?)\s*(?:-|–|,|\(|\s(?=jud))\s*(?:jud(?:\.|e[tț]ul)?\s*)?(?P<county>[^-–,()]+)\)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Locality:
    """One row of the nomenclature; `uat` is the town or commune to which it belongs, None for a county."""

    siruta: int
    name: str
    search_text: str
    sort_key: str
    level: Level
    kind: str
    county_code: str
    county_name: str
    uat_siruta: int | None
    uat_name: str | None


def nomenclature() -> Iterator[Locality]:
    """All rows, as the package has them, with names as people write them (`Valea lui Mihai`)."""
    with _file().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    names = {row["SIRUTA"]: _as_written(row["DENLOC"]) for row in rows}
    for row in rows:
        level, name = LEVELS[row["NIV"]], names[row["SIRUTA"]]
        uat = {"county": None, "uat": row["SIRUTA"], "locality": row["SIRSUP"]}[level]
        letters = LETTERS[int(row["JUD"])]
        yield Locality(
            siruta=int(row["SIRUTA"]),
            name=name,
            search_text=plain(name),
            sort_key=sort_key(name),
            level=level,
            kind=KINDS[level].get(row["TIP"], "village"),
            county_code=letters,
            county_name=NAMES[letters],
            uat_siruta=int(uat) if uat else None,
            uat_name=names[uat] if uat else None,
        )


def as_said(written: str) -> tuple[str, str | None]:
    """What an address or a register's column says of a place: plain name, and letters of the county.

    `CORBEANCA - IF`, `SECTORUL 2 - BUCURESTI`, `Com. Bucov, jud. Prahova`, `Ploiești, Str. Exemplu nr. 1`.
    """
    text, county = tidy(written), None
    if found := SUFFIX.match(text):
        county = county_letters(found["county"])
        text = found["name"] if county else text
    name = plain(AFTER_NAME.split(text, maxsplit=1)[0]) or plain(text)
    return BEFORE.sub("", name), county


def _file() -> Path:
    found = find_spec("sirutalib")
    if found is None or found.origin is None:
        raise FileNotFoundError("sirutalib")
    return Path(found.origin).with_name("siruta.csv")


def _as_written(capitals: str) -> str:
    """`MUNICIPIUL CÂMPULUNG LA TISA` → `Câmpulung la Tisa`."""
    return WORD.sub(_word, PREFIXES.sub("", tidy(capitals)).lower())


def _word(found: re.Match[str]) -> str:
    word, before = found[0], found.string[: found.start()]
    if before.endswith(" ") and word in SMALL:
        return word
    return word.upper() if before.endswith(" ") and ROMAN.fullmatch(word) else word.capitalize()
