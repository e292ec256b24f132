"""People of whom nothing is kept here any more."""

from alembic import op

revision = "0004"
down_revision = "0003"

ERASURE = """
create table erasure (
    id uuid primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    done_at timestamptz not null
);
comment on table erasure is 'The id is that of the account; nothing else of the person is here'
"""


def upgrade() -> None:
    op.execute(ERASURE)
