"""What one can ask to be told of."""

from dataclasses import dataclass
from typing import Literal, get_args

TopicKind = Literal["authority", "all"]
KINDS: tuple[str, ...] = get_args(TopicKind)


@dataclass(frozen=True)
class Topic:
    """An authority's drafts (`value` is its slug), or those of all authorities (`value` is None)."""

    kind: TopicKind
    value: str | None = None

    @property
    def key(self) -> str:
        """As it is stored and matched: `authority:<slug>` or `all`."""
        return f"authority:{self.value}" if self.kind == "authority" else "all"

    @classmethod
    def of(cls, key: str) -> "Topic":
        """The topic that was stored so."""
        return cls("all") if key == "all" else cls("authority", key.partition(":")[2])
