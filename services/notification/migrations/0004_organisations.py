"""Organisations that are followed, and the agreements that they are parties of."""

from alembic import op

revision = "0004"
down_revision = "0003"

KNOWN = """
create table organisation (
    organisation_id uuid constraint pk_organisation primary key,
    name text not null,
    epoch integer not null,
    sequence bigint not null
);

create table agreement (
    agreement_id uuid constraint pk_agreement primary key,
    title text not null,
    organisation_ids uuid[] not null,
    epoch integer not null,
    sequence bigint not null
);
"""


def upgrade() -> None:
    op.execute(KNOWN)
