"""A file read in a process of its own, one at a time for each process of ours."""

import json
import subprocess
import threading
from typing import Any

from services.consultation.errors.act_files import ActFileRefused, ReadingBusy
from services.consultation.ports.act_files.kinds import kind_of_act
from services.consultation.ports.act_files.taken import Taken
from shared.files.confinement import ask_child
from shared.files.kinds import PDF

WITHIN_S = 20
WAITS_S = 8  # with the former less than the gateway waits for an answer
CHILD = "services.consultation.ports.act_files.child"
_one = threading.Lock()


def read_act(content: bytes, name: str) -> Taken:
    """The text of an act's file. Whatever the child does, dies of or hangs in: the file is refused then.

    Args:
        content: the whole file.
        name: as its owner calls it.

    Raises:
        FileEmpty, FileTooLarge, FileKindNotTaken, FileContradictsItsName, ActFileOld
        ActFileRefused: with the reason.
        ReadingBusy: other files are being read.
    """
    kind, name = kind_of_act(content, name)
    if not _one.acquire(timeout=WAITS_S):
        raise ReadingBusy
    try:
        said = _read(kind.media_type, content)
    finally:
        _one.release()
    if reason := said["reason"]:
        # What a PDF has no text of is most often a scan; the others are damaged or dangerous.
        scan = reason == "no-text" and kind is PDF
        raise ActFileRefused(name=name, reason="scan" if scan else reason)
    return Taken(said["pages"], said["met"])


def _read(media_type: str, content: bytes) -> dict[str, Any]:
    try:
        done = ask_child(CHILD, media_type, content, WITHIN_S)
    except subprocess.TimeoutExpired:
        return {"reason": "too-slow"}
    try:
        said: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        # Killed at one of its limits before it could say a word.
        return {"reason": "too-slow" if done.returncode < 0 else "unreadable"}
    return said
