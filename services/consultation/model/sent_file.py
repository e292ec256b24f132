"""A file that goes with a recommendation, as its author sent it."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from shared.files.kinds import DOCX, JPEG, ODT, PDF, PNG

MOST_FILES = 5
LARGEST_MB = 10
TAKEN = (PDF, DOCX, ODT, JPEG, PNG)
FOR_ALL, FOR_AUTHORITY = "for-all", "for-authority"

SentFile = Mapping[str, Any]


def sent_file(file_id: UUID, name: str, content: bytes, media_type: str, *, for_authority: bool) -> SentFile:
    """What is kept of it beside its content.

    The fingerprint is of what was sent: a picture is drawn anew before anybody gets it, and its author
    has the first one.

    Args:
        for_authority: whether clerks alone may have it.
    """
    return {
        "id": str(file_id),
        "name": name,
        "size": len(content),
        "media_type": media_type,
        "sha256": hashlib.sha256(content).hexdigest(),
        "for_authority": for_authority,
    }
