"""A person is erased: what this service said and heard of them loses its content and keeps its place.

The log of events stays gapless: an emptied event is replayed as a tombstone, with `null` for its data.
What says that somebody was erased names an id alone, and stays whole, so that it can be heard again.
"""

from typing import LiteralString
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

SAYS_ERASED: LiteralString = r"\.(account\.erased|erasure\.done)\.v\d+$"

SAID = text(f"""
    update event_private said set data = null
    from event where event.event_id = said.event_id and said.person_id = :person_id
      and said.data is not null and event.type !~ '{SAYS_ERASED}'
""")  # noqa: S608 - a constant of ours
# What failed and was kept would, tried again, bring back what was erased.
HEARD = text(f"""
    update inbox set state = 'done', body = null, reason = null, next_at = null
    where state in ('parked', 'dead') and type !~ '{SAYS_ERASED}'
      and position(convert_to(cast(:person_id as text), 'UTF8') in body) > 0
""")  # noqa: S608 - a constant of ours
ANSWERED = text("delete from idempotency_key where principal = cast(:person_id as text)")


def forget_person(session: Session, person_id: UUID) -> None:
    """Empty the events about a person, the messages about them that wait, and the answers kept for them.

    Args:
        session: the transaction in which they are erased.
        person_id: the id of their account.
    """
    for statement in (SAID, HEARD, ANSWERED):
        session.execute(statement, {"person_id": person_id})
