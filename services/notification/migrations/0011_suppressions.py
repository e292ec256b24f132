"""Addresses that are left alone since their servers refused them for good."""

from alembic import op

revision = "0011"
down_revision = "0010"

SUPPRESSIONS = """
create table suppression (
    email_key text constraint pk_suppression primary key,
    since timestamptz not null,
    code text not null,
    reason text not null,
    delivery_id uuid not null,
    letter_at timestamptz
);
comment on table suppression is 'Nothing is sent to these addresses; freeing one deletes its row';
comment on column suppression.delivery_id is 'The mail that came back; it may be deleted meanwhile';
comment on column suppression.letter_at is 'When the letter whose link frees it was last sent';
create index ix_suppression_since on suppression (since);
"""


def upgrade() -> None:
    op.execute(SUPPRESSIONS)
