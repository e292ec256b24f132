"""When what waits for a digest is due, where each sort of digest ended, what a pause drops."""

from alembic import op

revision = "0008"
down_revision = "0007"

COLUMNS = """
alter table follower
    add column weekly_until timestamptz,
    add column pause_drops boolean not null default false;
update follower set weekly_until = digest_until;
comment on column follower.digest_until is 'Where the last daily digest ended and the next one begins';
comment on column follower.weekly_until is 'The same of the weekly one';
comment on column follower.pause_drops is 'What happens in a pause is not told afterwards either';

alter table digest_item
    add column cadence text not null default 'daily',
    add column due_at timestamptz not null default 'epoch';
alter table digest_item
    add constraint ck_digest_item_cadence check (cadence in ('daily', 'weekly', 'held')) not valid;
comment on column digest_item.cadence is 'held: by a pause, or for too many mails in an hour';
comment on column digest_item.due_at is 'End of the interval that it belongs to: the digest of then holds it';
"""
VALIDATE = "alter table digest_item validate constraint ck_digest_item_cadence"
DUE = """
create index concurrently ix_digest_item_due on digest_item (due_at, follower_id) where digest_id is null
"""
CHOSEN = """
create index concurrently ix_delivery_chosen on delivery (lower(recipient), created_at)
where subscription_id is not null
"""


def upgrade() -> None:
    op.execute(COLUMNS)
    # By themselves, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        op.execute(VALIDATE)
        op.execute(DUE)
        op.execute(CHOSEN)
