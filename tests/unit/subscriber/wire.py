"""A message as it stands on the wire."""

import json
from typing import Any

WHOLE: dict[str, Any] = {
    "specversion": "1.0",
    "id": "01990000-0000-7000-8000-0000000000aa",
    "source": "/oras-exemplu/consultation",
    "type": "ro.parteneriat.consultation.consultation.published.v1",
    "subject": "01990000-0000-7000-8000-000000000011",
    "time": "2026-01-13T09:00:00Z",
    "sequence": 1,
    "epoch": 1,
    "position": 7,
    "data": {"authority": "oras-exemplu", "title": "Titlu"},
}


def body(**changes: object) -> bytes:
    """The whole event with other attributes; None leaves one out."""
    return json.dumps({k: v for k, v in {**WHOLE, **changes}.items() if v is not None}).encode()
