"""The sample's tables."""

from alembic import op

from shared.plumbing import create_v1

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_v1(op)
    op.execute("""
        create table thing (id uuid primary key, version bigint not null, said_public bigint not null,
                            said_internal bigint not null, count integer not null);
        create table effect (event_id uuid primary key, subject uuid, sequence bigint, count integer);
    """)
