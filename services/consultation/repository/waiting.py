"""How many recommendations wait for a reasoned answer: one place says which these are."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

# Counted anew each time: what decides whether a procedure may end is not taken from a counter. A hidden
# recommendation waits like any other; one that its author has withdrawn does not.
WAITING = text("""
    select count(*) from recommendation
    where authority = :authority and consultation_id = :consultation_id
      and verdict is null and withdrawn_at is null
""")


def waiting(session: Session, authority: str, consultation_id: UUID) -> int:
    """How many wait; none comes in meanwhile where the consultation is locked."""
    asked = {"authority": authority, "consultation_id": consultation_id}
    return int(session.execute(WAITING, asked).scalar_one())
