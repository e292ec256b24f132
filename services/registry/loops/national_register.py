"""Files of the national register that administrators have brought: read one after another, by one worker."""

import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from services.registry.commands.national_register import CarryOutImport, GiveUpImport
from services.registry.queries import national_register as queries
from services.registry.queries.rows import Row
from services.registry.repository.national_register import importing, tell
from shared.backoff import Backoff
from shared.commands import CommandBus
from shared.errors import Refusal
from shared.logs import get_logger
from shared.progress import Progress
from shared.service import Runtime

EVERY_S = 2.0
INTERRUPTED = {
    "code": "import-interrupted",
    "ro": "Importul s-a întrerupt; nu s-a schimbat nimic. Porniți-l din nou.",
    "en": "The import was interrupted; nothing was changed. Start it again.",
}
FAILED = {
    "code": "import-failed",
    "ro": "Importul s-a oprit, nu din cauza fișierului; nu s-a schimbat nimic. Încercați din nou.",
    "en": "The import stopped for a cause that is not in the file; nothing was changed. Try again.",
}

log = get_logger(__name__)


def watch_for_imports(stop: threading.Event, progress: Progress, runtime: Runtime, bus: CommandBus) -> None:
    """Carry out what waits, until told to stop."""
    backoff = Backoff(first=EVERY_S)
    while not stop.is_set():
        progress.beat()
        pause = EVERY_S
        try:
            carry_out_waiting(runtime, bus, progress.beat)
            backoff.reset()
        except Exception as error:
            log.warning("import-not-looked-for", exc_info=error)
            pause = backoff.next()
        stop.wait(min(pause, 30.0))


def carry_out_waiting(runtime: Runtime, bus: CommandBus, beat: Callable[[], None] = lambda: None) -> None:
    """Carry out the import that waits, if one does and nobody else is at it.

    One that a process left in the middle is begun anew from its parts, or given up where they are gone.
    """
    with runtime.read() as session:
        if queries.unfinished(session) is None:
            return
    with importing(runtime.engine) as connection:
        if connection is None:
            return
        with runtime.read() as session:
            waiting = queries.unfinished(session)  # once more: now nobody else is at it
        if waiting is None:
            return

        def told(done: float, lines: int) -> None:
            beat()
            tell(connection, waiting["id"], done, lines)

        told(0.0, 0)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "register"
            if _written(runtime, waiting, file, beat) != waiting["size"]:
                bus.do(GiveUpImport(import_id=waiting["id"], **INTERRUPTED))
                return
            carry_out(bus, waiting["id"], file, told)


def carry_out(
    bus: CommandBus, import_id: UUID, file: Path, told: Callable[[float, int], None]
) -> dict[str, Any] | Refusal | None:
    """Carry out an import, and keep why, where it comes to nothing.

    Returns:
        Its counts; or what was refused; None after any other fault, which is logged.
    """
    try:
        counts: dict[str, Any] = bus.do(CarryOutImport(import_id=import_id, file=file, tell=told))
    except Refusal as refusal:
        texts = {"ro": refusal.text("ro"), "en": refusal.text("en")}
        bus.do(GiveUpImport(import_id=import_id, code=refusal.code, **texts))
        return refusal
    except Exception as error:
        log.warning("import-failed", import_id=str(import_id), exc_info=error)
        bus.do(GiveUpImport(import_id=import_id, **FAILED))
        return None
    return counts


def _written(runtime: Runtime, waiting: Row, file: Path, beat: Callable[[], None]) -> int:
    with runtime.read() as session, file.open("wb") as out:
        for part in queries.parts(session, waiting["id"]):
            out.write(part)
            beat()
        return out.tell()
