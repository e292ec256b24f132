"""The lines of a proof as a file for the archive: in Romanian, as the authority's files are.

The same lines whichever language the PDF beside them speaks, so that one fingerprint holds for both.
"""

import base64
import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any

from services.notification.model.addresses import masked
from services.notification.model.delivery import RETURNED, SUPPRESSED, TIME_OVER
from services.notification.model.follower import ROMANIA
from shared.csv_tables import as_csv

Row = dict[str, Any]

HEAD = (
    "Nr.",
    "Rezultat",
    "Canal",
    "Adresa",
    "Cerere din",
    "De trimis din",
    "Starea",
    "Încercări",
    "Încheiat la",
    "Răspunsul serverului",
    "Ce s-a făcut",
    "Id",
)
OUTCOMES = {"told": "anunțat", "failed": "neanunțat", "waiting": "în așteptare"}
CHANNELS = {"email": "e-mail", "page": "în pagină", "push": "notificare în browser"}
STATES: dict[str, str] = {
    "created": "de trimis",
    "sending": "se trimite",
    "delivered": "predat serverului",
    "temporary-failure": "amânat de server",
    "permanent-failure": "refuzat de server",
    "technical-failure": "nereușit din motive tehnice",
}
ANSWERS = {
    SUPPRESSED: "nu i s-a scris: adresa a refuzat un mesaj dinainte",
    TIME_OVER: "timpul de încercare s-a încheiat",
}
ACTIONS = {
    "phoned": "anunțat prin telefon",
    "posted": "trimis prin poștă",
    "handed-over": "înmânat",
    "address-corrected": "adresă corectată",
    "other": "altă măsură",
}
IN_MEMORY = 4 * 1024 * 1024
PIECE = 64 * 1024


@dataclass
class Whole:
    """All lines of a proof, read once: as CSV in a file, with its fingerprint, numbers and first lines.

    Args:
        most: how many lines to keep for the PDF.
        full: whether addresses are whole.
    """

    most: int
    full: bool
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    first: list[Row] = field(default_factory=list)
    total: int = 0
    fingerprint: str = ""
    file: IO[bytes] = field(default_factory=lambda: tempfile.SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115

    def take(self, rows: Iterable[Row]) -> "Whole":
        """Read them."""
        digest = hashlib.sha256()
        for piece in as_csv(HEAD, (self._line(row) for row in rows)):
            digest.update(piece)
            self.file.write(piece)
        self.fingerprint = digest.hexdigest()
        self.file.seek(0)
        return self

    def pieces(self) -> Iterator[bytes]:
        """The CSV."""
        with self.file as file:
            while piece := file.read(PIECE):
                yield piece

    @property
    def digest(self) -> str:
        """The fingerprint as headers write it (RFC 9530)."""
        return base64.b64encode(bytes.fromhex(self.fingerprint)).decode()

    def _line(self, row: Row) -> list[str | int]:
        self.total += 1
        place = (channel_of(row), row["outcome"])
        self.numbers[place] = self.numbers.get(place, 0) + 1
        if len(self.first) < self.most:
            self.first.append(row)
        return cells(self.total, row, full=self.full)


def channel_of(row: Row) -> str:
    """`digest` where it was told by one."""
    return "digest" if row["by_digest"] else str(row["channel"])


def address_of(row: Row, *, full: bool) -> str:
    """Whom the line is about."""
    return str(row["recipient"]) if full and masked(row["recipient"]) != "***" else masked(row["recipient"])


def cells(number: int, row: Row, *, full: bool) -> list[str | int]:
    """A line of the CSV."""
    channel = CHANNELS.get(row["channel"], str(row["channel"]))
    return [
        number,
        OUTCOMES[row["outcome"]],
        f"rezumat, {channel}" if row["by_digest"] else channel,
        address_of(row, full=full),
        moment(row["asked_at"]),
        moment(row["created_at"]),
        STATES.get(row["state"], str(row["state"])),
        int(row["attempts"]),
        moment(row["finished_at"]),
        answer(str(row["reason"] or "")),
        "; ".join(action(one) for one in row["actions"] or []),
        str(row["id"] or ""),
    ]


def answer(reason: str) -> str:
    """What the mail server said; what we say instead of it, in words."""
    if reason.startswith(f"{RETURNED}: "):
        return f"mesaj întors: {reason.removeprefix(f'{RETURNED}: ')}"
    return ANSWERS.get(reason, reason)


def action(one: Row) -> str:
    """`2026-01-14 anunțat prin telefon: a luat la cunoștință`."""
    said = f"{one['on']} {ACTIONS[one['kind']]}"
    return f"{said}: {' '.join(one['words'].split())}" if one["words"] else said


def moment(at: datetime | None) -> str:
    """In Romania's time, with its offset (ISO 8601); empty where there is none."""
    return at.astimezone(ROMANIA).isoformat(timespec="seconds") if at else ""
