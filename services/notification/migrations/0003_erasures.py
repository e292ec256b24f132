"""People of whom nothing is kept here any more; whom a fact is about."""

from alembic import op

revision = "0003"
down_revision = "0002"

ERASURE = """
create table erasure (
    id uuid primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    done_at timestamptz not null
);
comment on table erasure is 'The id is that of the account; nothing else of the person is here';

alter table fact add column person_id uuid;
comment on column fact.person_id is 'The account that is told; null where it is an address alone'
"""
OF_PERSON = "create index concurrently ix_fact_person on fact (person_id) where person_id is not null"
OF_ADDRESS = "create index concurrently ix_delivery_recipient on delivery (lower(recipient))"


def upgrade() -> None:
    op.execute(ERASURE)
    with op.get_context().autocommit_block():
        op.execute(OF_PERSON)
        op.execute(OF_ADDRESS)
