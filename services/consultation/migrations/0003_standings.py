"""Organisations that an authority has suspended or struck off, and those that have ended."""

from alembic import op

revision = "0003"
down_revision = "0002"

STANDINGS = """
alter table organisation add column state text not null default 'verified';

create table organisation_end (
    organisation_id uuid primary key,
    life text not null,
    epoch integer not null,
    sequence bigint not null
);
"""


def upgrade() -> None:
    op.execute(STANDINGS)
