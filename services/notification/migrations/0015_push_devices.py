"""Browsers that are rung."""

from alembic import op

revision = "0015"
down_revision = "0014"

DEVICES = """
create table push_device (
    id uuid constraint pk_push_device primary key,
    account_id uuid not null,
    endpoint text not null constraint uq_push_device_endpoint unique,
    p256dh text not null,
    auth text not null,
    words text,
    created_at timestamptz not null,
    last_success_at timestamptz
);
comment on column push_device.endpoint is 'A secret of the browser: whoever knows it may send there';
create index ix_push_device_account on push_device (account_id);
"""


def upgrade() -> None:
    op.execute(DEVICES)
