"""What one can ask to be told of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args
from uuid import UUID

from services.notification.model.phrase import normalised

TopicKind = Literal[
    "all", "authority", "locality", "field", "consultation", "meeting", "organisation", "phrase"
]
KINDS: tuple[str, ...] = get_args(TopicKind)
# Domains of acts, as the consultation service says them of a draft.
FIELDS = (
    "urbanism",
    "budget",
    "environment",
    "transport",
    "education",
    "health",
    "social",
    "culture",
    "order",
    "administration",
    "economy",
    "other",
)


@dataclass(frozen=True)
class Topic:
    """The drafts of all (no `value`), of an authority (its slug), of those in a locality (a SIRUTA code), of
    a field, those with the words of a phrase; or one consultation, meeting or organisation (its id)."""

    kind: TopicKind
    value: str | None = None

    @property
    def key(self) -> str:
        """As it is stored and matched: `authority:<slug>`, `locality:<code>`, `all`."""
        return self.kind if self.value is None else f"{self.kind}:{self.value}"

    @property
    def is_written_request(self) -> bool:
        """Whether to ask for it is the request of Law 52/2003, art. 7 (1), for an authority's drafts."""
        return self.kind in ("all", "authority")

    @classmethod
    def of(cls, key: str) -> "Topic":
        """The topic that was stored so."""
        kind, _, value = key.partition(":")
        return cls(next(known for known in get_args(TopicKind) if known == kind), value or None)

    @classmethod
    def of_drafts(
        cls, authority: str, *, locality: int | None = None, fields: Sequence[str] = ()
    ) -> "tuple[Topic, ...]":
        """By which of these an authority's draft is wanted, the narrowest first; phrases find it themselves.

        Args:
            authority: its slug.
            locality: the SIRUTA code of where it is, if anywhere.
            fields: of the draft.
        """
        return (
            cls("authority", authority),
            *(cls("field", field) for field in fields),
            *((cls("locality", str(locality)),) if locality is not None else ()),
            cls("all"),
        )

    @classmethod
    def organisation(cls, organisation_id: UUID) -> "Topic":
        """What becomes of an organisation."""
        return cls("organisation", str(organisation_id))

    @classmethod
    def consultation(cls, consultation_id: UUID) -> "Topic":
        """What becomes of a draft."""
        return cls("consultation", str(consultation_id))

    @classmethod
    def meeting(cls, meeting_id: UUID) -> "Topic":
        """What becomes of a meeting that people were called to."""
        return cls("meeting", str(meeting_id))

    @classmethod
    def phrase(cls, written: str) -> "Topic":
        """Drafts in whose title or summary all these words stand, or near forms of them.

        Raises:
            PhraseTooShort, PhraseTooCommon, PhraseTooLong
        """
        return cls("phrase", normalised(written))
