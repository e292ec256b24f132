"""Drafts: a request as it is being filled in, wrong or unfinished as it may be, and what it still lacks."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.drafts import DraftNotThisVersion, FieldNeeded
from services.registry.errors.organisations import ContactEmailNotValid
from services.registry.model.base import Base
from services.registry.model.identifiers import normalise_cui, normalise_register_number
from services.registry.model.kinds import IDENTIFIERS, needed
from services.registry.model.organisation import LegalFacts
from shared.email_addresses import EmailNotValid, normalise_email
from shared.errors import Refusal
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate

LASTS = timedelta(days=90)
MOST_DRAFTS = 10
# In the order of the pages on which they are asked.
ALWAYS = ("authority", "kind", "name", "seat", "contact_email", "representative_role")
FACTS = (
    "kind", "name", "cui", "register_number", "court", "seat", "locality_siruta", "fields", "contact_email",
)  # fmt: skip
FIELDS = ("authority", *FACTS, "representative_role")
Data = Mapping[str, Any]


class Draft(Aggregate, Base):
    """What a person has filled in so far; there may be several. It goes 90 days after it was last written.

    `former_id` is the request, refused or withdrawn, from which it started.
    """

    __tablename__ = "draft"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    data: Mapped[dict[str, Any]] = mapped_column(JSONB)
    former_id: Mapped[UUID | None] = mapped_column(ForeignKey("verification.id"))
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime] = mapped_column(index=True)

    @classmethod
    def start(cls, account_id: UUID, data: Data, former_id: UUID | None, now: datetime) -> Self:
        """An empty one, or one that holds what a former request said."""
        return cls(
            id=new_id(),
            account_id=account_id,
            data=dict(data),
            former_id=former_id,
            started_at=now,
            changed_at=now,
        )

    def write(self, changes: Data, version: int, now: datetime) -> None:
        """Put these values in place of those that were; a null empties a field.

        Raises:
            DraftNotThisVersion: it was written meanwhile, perhaps in another tab.
        """
        if version != self.version:
            raise DraftNotThisVersion()
        merged = {**self.data, **changes}
        self.data = {name: value for name, value in merged.items() if value not in (None, "", [])}
        self.changed_at = now

    @property
    def expires_at(self) -> datetime:
        """When it goes unless it is written again."""
        return self.changed_at + LASTS


def faults_of(data: Data) -> dict[str, Refusal]:
    """What a request with these values would be refused for, by field, in the order of the pages."""
    found: dict[str, Refusal] = {}
    for name in FIELDS:
        if data.get(name) in (None, "", []):
            if name in ALWAYS or (name in IDENTIFIERS and needed(data.get("kind"), name) == "required"):
                found[name] = FieldNeeded(name)
        elif (refusal := _fault(name, data)) is not None:
            found[name] = refusal
    return found


def facts_of(data: Data) -> LegalFacts:
    """The facts that a draft without faults says; what its kind has not is left out."""
    facts = {name: data.get(name) for name in FACTS}
    for name in IDENTIFIERS:
        if needed(data.get("kind"), name) == "none":
            facts[name] = None
    return LegalFacts(**{**facts, "fields": tuple(data.get("fields") or ())})  # type: ignore[arg-type]


def _fault(name: str, data: Data) -> Refusal | None:
    if needed(data.get("kind"), name) == "none" if name in IDENTIFIERS else False:
        return None
    try:
        if name == "cui":
            normalise_cui(str(data[name]))
        elif name == "register_number":
            normalise_register_number(str(data[name]))
        elif name == "contact_email":
            normalise_email(str(data[name]))
    except EmailNotValid:
        return ContactEmailNotValid()
    except Refusal as refusal:
        return refusal
    return None
