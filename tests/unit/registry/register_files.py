"""Exports of the national register for tests, and importing them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from services.registry.commands.national_register import BeginImport
from services.registry.loops.national_register import carry_out
from services.registry.queries import national_register as queries
from shared.errors import Refusal
from tests.unit.registry.world import World

# The layout of 2026.
HEAD = (
    "Nr. Crt.", "Numar Registru", "Numar Registru Special", "Data Inregistrare",
    "Categorie Personalitate Juridica", "Denumire ONG", "Instanta", "Status", "Este Filiala", "Localitate",
    "Judet", "CUI", "Are Utilitate Publica",
)  # fmt: skip
USUAL = {
    "Nr. Crt.": "1", "Numar Registru": "3304/A/2026", "Categorie Personalitate Juridica": "Asociație",
    "Denumire ONG": "ASOCIAȚIA EXEMPLU", "Status": "Inregistrat", "Localitate": "PLOIESTI",
    "Judet": "PRAHOVA", "Are Utilitate Publica": "Nu",
}  # fmt: skip


def export(*rows: Mapping[str, str], head: Sequence[str] = HEAD, separator: str = ",") -> str:
    """A CSV of lines that differ from the usual one in what is given."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(head)
    for row in rows:
        writer.writerow([{**USUAL, **row}.get(name, "") for name in head])
    return out.getvalue()


def bring_in(world: World, folder: Path, content: str | bytes, **begin: Any) -> dict[str, Any]:
    """Import a file as an operator does.

    Raises:
        Refusal: the file is refused.
    """
    file = folder / "export.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    begun = world.do(BeginImport(file_name=file.name, size=file.stat().st_size, upload=False, **begin))
    outcome = carry_out(world.runtime.bus, begun.id, file, lambda done, lines: None)
    if isinstance(outcome, Refusal):
        raise outcome
    assert outcome is not None, "The import was not carried out."
    return {"id": begun.id, **outcome}


def entries(world: World) -> list[dict[str, Any]]:
    """All entries, by number and name."""
    with world.runtime.read() as session:
        return list(
            queries.rows_of(session, "select * from national_register_entry order by number, search_text")
        )


def remarks(world: World, counts: Mapping[str, Any]) -> list[tuple[int, str, str]]:
    """Line, verdict and reason of each remark."""
    with world.runtime.read() as session:
        found: Iterable[dict[str, Any]] = queries.all_lines(session, counts["id"], verdict=None, reason=None)
        return [(row["line"], row["verdict"], row["reason"]) for row in found]
