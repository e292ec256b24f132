"""What is loaded to be changed is locked until the commit."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from shared.errors import Refusal

T = TypeVar("T")


def load(session: Session, kind: type[T], key: UUID, missing: type[Refusal]) -> T:
    """An aggregate to be changed.

    Raises:
        Refusal: of the class `missing`, where there is none.
    """
    found = session.get(kind, key, with_for_update=True)
    if found is None:
        raise missing()
    return found
