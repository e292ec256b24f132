"""The generated files, read back: a contract for each event, whichever service says it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared.contracts.schema import STREAM
from shared.messaging.events import Stream

EVENTS = Path(__file__).parent / "events"
SCHEMA = ".schema.json"
EXAMPLE = ".example.json"


@dataclass(frozen=True, kw_only=True)
class Contract:
    """An event as others may rely on it.

    Args:
        service: who says it.
        name: `<aggregate>.<past-tense>.v<n>`, as its files are named.
        schema: of its data.
        example: a whole message.
    """

    service: str
    name: str
    schema: dict[str, Any]
    example: dict[str, Any]

    @property
    def stream(self) -> Stream:
        """Who may hear it."""
        return Stream(self.schema[STREAM])

    @property
    def type(self) -> str:
        """Its CloudEvents `type`."""
        return str(self.schema["title"])

    @property
    def sentence(self) -> str:
        """What has happened."""
        return str(self.schema["description"])

    @property
    def has_authority(self) -> bool:
        """Whether the routing key begins with an authority's slug, not with `common`."""
        return "authority" in self.schema["properties"]


def contracts(folder: Path = EVENTS) -> list[Contract]:
    """All that stand in a folder, by service and name."""
    return [
        Contract(
            service=path.parent.name,
            name=path.name.removesuffix(SCHEMA),
            schema=_json(path),
            example=_json(path.with_name(path.name.replace(SCHEMA, EXAMPLE))),
        )
        for path in sorted(folder.glob(f"*/*{SCHEMA}"))
    ]


def _json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
