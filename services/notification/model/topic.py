"""What one can ask to be told of."""

from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID

TopicKind = Literal["authority", "organisation", "all"]
KINDS: tuple[str, ...] = get_args(TopicKind)


@dataclass(frozen=True)
class Topic:
    """An authority's drafts (`value` is its slug), those of all (None), or an organisation (its id)."""

    kind: TopicKind
    value: str | None = None

    @property
    def key(self) -> str:
        """As it is stored and matched: `authority:<slug>`, `organisation:<id>` or `all`."""
        return self.kind if self.value is None else f"{self.kind}:{self.value}"

    @classmethod
    def of(cls, key: str) -> "Topic":
        """The topic that was stored so."""
        kind, _, value = key.partition(":")
        return cls("organisation" if kind == "organisation" else "authority", value) if value else cls("all")

    @classmethod
    def of_drafts(cls, authority: str) -> "tuple[Topic, ...]":
        """By which of these a draft of an authority is wanted."""
        return cls("authority", authority), cls("all")

    @classmethod
    def organisation(cls, organisation_id: UUID) -> "Topic":
        """What becomes of an organisation."""
        return cls("organisation", str(organisation_id))
