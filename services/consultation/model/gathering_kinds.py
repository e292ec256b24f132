"""Where gatherings stand: of each kind what those who register see, its row's lock, and what begins soon.

A kind more is an entry in each; what is not public yet stands in none.
"""

from collections.abc import Mapping
from typing import LiteralString

from services.consultation.model.gathering import Kind

# One registers until it begins.
SELECTS: Mapping[str, LiteralString] = {
    "meeting": """
        select 'meeting' as kind, id, authority, title, starts_at, ends_at, place, online_url, capacity,
               starts_at as open_until, state, consultation_id, agenda, is_example
        from meeting
    """,
    "activity": """
        select * from (
            select 'activity' as kind, id, authority, title, starts_at, ends_at, place, online_url, capacity,
                   starts_at as open_until,
                   case state when 'announced' then 'called' else state end as state,
                   cast(null as uuid) as consultation_id, cast('[]' as jsonb) as agenda, is_example
            from activity where announced_at is not null
        ) public_activity
    """,
}
LOCKS: Mapping[str, LiteralString] = {
    "meeting": "select from meeting where id = :id for update",
    "activity": "select from activity where id = :id for update",
}
NEXT_CALLED: Mapping[str, LiteralString] = {
    "meeting": """
        select g.id from meeting g where g.state = 'called' and g.starts_at > :now and g.starts_at <= :until
    """,
    "activity": """
        select g.id from activity g
        where g.state = 'announced' and g.starts_at > :now and g.starts_at <= :until
    """,
}
KINDS: tuple[Kind, ...] = ("meeting", "activity")
GATHERINGS: LiteralString = " union all ".join(SELECTS.values())
