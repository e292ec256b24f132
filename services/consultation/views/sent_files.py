"""Files that were sent with a recommendation: what its author, the clerks, and everybody see."""

from collections.abc import Sequence
from typing import Any

from services.consultation.model.masking import mask

Row = dict[str, Any]
ERASED = "erased"  # its author is forgotten, and nobody has it any more


def files_of(row: Row) -> Sequence[Row]:
    """All of them, each with where it stands."""
    states = row["file_states"] or {}
    none = {"state": ERASED, "reason": None}
    return [{**file, **states.get(file["id"], none)} for file in row["files"]]


def files_for_moderator(row: Row) -> Sequence[Row]:
    """Those that everybody could read, whether or not they may now."""
    return [file for file in files_of(row) if not file["for_authority"]]


def public_files(row: Row) -> Row:
    """Those that everybody may have, and how many are for the authority alone.

    What is hidden, masked, held or withdrawn takes its files with it: what is masked in the text may stand in
    them, too.
    """
    files = files_of(row)
    decided = any(one["lifted_at"] is None for one in row["moderations"] or ())
    gone = bool(row["withdrawn_at"] or row["held_until"] or decided)
    shown = [one for one in files if not one["for_authority"] and one["state"] == "good" and not gone]
    return {
        "files": [{**one, "name": mask(one["name"])} for one in shown],
        "files_for_authority": sum(one["for_authority"] for one in files),
        "files_hidden": sum(not one["for_authority"] for one in files) - len(shown),
    }
