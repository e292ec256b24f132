"""How organisations are called since a change."""

from alembic import op

revision = "0007"
down_revision = "0006"

NAMES = """
create table organisation_name (
    organisation_id uuid constraint pk_organisation_name primary key,
    name text not null,
    epoch integer not null,
    sequence bigint not null
);
"""


def upgrade() -> None:
    op.execute(NAMES)
