"""How the states of an organisation changed."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.model.standing_change import PUBLIC_ACTS
from services.registry.queries.rows import Row, rows_of

MOST = 200  # newest: nobody's page shows more
# Of a change everybody may know its day, the fields, and how the organisation was called before.
HISTORY = f"""
    select c.act, c.state, c.authority, a.name as authority_name, c.at, c.on_date, c.reason, c.changed
    from (
        select id, act, state, authority, at, on_date, reason, cast(null as jsonb) as changed
        from standing_change where organisation_id = :organisation_id and act = any(:acts)
        union all
        select id, 'change', state, authority, decided_at, null, null, jsonb_build_object(
            'fields', array(select jsonb_object_keys(changed - 'contact_email') order by 1),
            'name', changed -> 'name')
        from change_request
        where organisation_id = :organisation_id and state = 'accepted'
          and changed - 'contact_email' <> '{{}}'
    ) c left join authority a on a.slug = c.authority
    order by c.at desc, c.id desc limit {MOST}
"""  # noqa: S608 - a number of ours
OF_VERIFICATION = f"""
    select c.act, c.state, c.authority, c.at, c.on_date, c.reason, c.by, a.name as by_name
    from standing_change c left join account a on a.id = c.by
    where c.verification_id = :verification_id
       or (c.authority is null
           and c.organisation_id = (select organisation_id from verification where id = :verification_id))
    order by c.at desc, c.id desc limit {MOST}
"""  # noqa: S608 - a number of ours


def history(session: Session, organisation_id: UUID) -> Sequence[Row]:
    """What everybody may know, the newest first: no request, no question, no refusal, and nobody's name."""
    return rows_of(session, HISTORY, organisation_id=organisation_id, acts=sorted(PUBLIC_ACTS))


def history_of_verification(session: Session, verification_id: UUID) -> Sequence[Row]:
    """All that happened with a request, for officials, the newest first; `by_name` is null where gone."""
    return rows_of(session, OF_VERIFICATION, verification_id=verification_id)
