"""The channels of a notice, for everybody and for its clerks."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from services.consultation.model.channel import Channel
from shared.persistence.files import Attachment

Row = dict[str, Any]


def shown(found: Sequence[Channel], *, to_clerk: bool) -> Row:
    """All of them; proofs that are not public are for clerks."""
    return {
        "items": [
            {
                **asdict(channel),
                "confirmations": [_confirmation(one, to_clerk=to_clerk) for one in channel.confirmations],
            }
            for channel in found
        ]
    }


def _confirmation(row: Row, *, to_clerk: bool) -> Row:
    proofs = [file for file in row["files"] if to_clerk or (row["proof_is_public"] and file.state == "good")]
    return {**row, "proofs": [_proof(file) for file in proofs]}


def _proof(file: Attachment) -> Row:
    return {"file_id": file.id, "name": file.name, "state": file.state}
