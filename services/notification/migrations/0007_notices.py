"""What stands under the bell of who has an account."""

from alembic import op

revision = "0007"
down_revision = "0006"

NOTICES = """
create table notice (
    id uuid constraint pk_notice primary key default uuidv7(),
    account_id uuid not null,
    fact_id uuid not null,
    category text not null,
    words jsonb not null,
    path text not null constraint ck_notice_path check (path like '/%' and path not like '//%'),
    created_at timestamptz not null,
    read_at timestamptz,
    constraint uq_notice_once unique (account_id, fact_id)
);
comment on table notice is 'Says a fact on the page, also once the fact is deleted: no reference';
create index ix_notice_account on notice (account_id, created_at desc, id desc);
create index ix_notice_unread on notice (account_id, created_at desc, id desc) where read_at is null;
create index ix_notice_created_at on notice (created_at);
"""
# By which those who follow with an address are found who have an account with it.
ACCOUNTS = "create index concurrently ix_account_email_key on account (lower(email)) where email <> ''"


def upgrade() -> None:
    op.execute(NOTICES)
    with op.get_context().autocommit_block():
        op.execute(ACCOUNTS)
