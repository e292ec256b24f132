"""How an authority goes about the procedure, where the law leaves it the choice. Each change is a version."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.model.base import Base
from services.consultation.model.law.counting import VERSION, CountRule


@dataclass(frozen=True)
class Choices:
    """What an authority chooses.

    Args:
        count_rule: by which days are counted in its terms.
        answers_reviewed: whether somebody else than the writer approves an answer before it is published.
        moderated_before: whether somebody looks at what is sent before the public reads it.
    """

    count_rule: CountRule = CountRule.CIVIL_CODE
    answers_reviewed: bool = False
    moderated_before: bool = False


class AuthoritySettings(Base):
    """One version of an authority's choices, which holds until the next.

    `count_rule_version` is that of the rules of counting themselves.
    """

    __tablename__ = "authority_settings"

    authority: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    count_rule: Mapped[str]
    count_rule_version: Mapped[int]
    answers_reviewed: Mapped[bool]
    moderated_before: Mapped[bool]
    changed_by: Mapped[UUID]
    changed_at: Mapped[datetime]

    @property
    def choices(self) -> Choices:
        """What holds by this version."""
        return Choices(CountRule(self.count_rule), self.answers_reviewed, self.moderated_before)


def next_version(
    authority: str, before: AuthoritySettings | None, chosen: Choices, who: UUID, now: datetime
) -> AuthoritySettings:
    """The version that follows; 1 where the authority had only what holds for all."""
    return AuthoritySettings(
        authority=authority,
        version=before.version + 1 if before else 1,
        count_rule=chosen.count_rule.value,
        count_rule_version=VERSION,
        answers_reviewed=chosen.answers_reviewed,
        moderated_before=chosen.moderated_before,
        changed_by=who,
        changed_at=now,
    )
