"""The tables of the example service."""

from alembic import op

from shared.plumbing import create_v1

revision = "0001"
down_revision = None


def upgrade() -> None:
    """The shared tables and one of its own."""
    create_v1(op)
    op.execute("""
        create table note (
            id uuid primary key,
            version bigint not null,
            said_public bigint not null default 0,
            said_internal bigint not null default 0,
            title text not null unique,
            stars integer not null
        )
    """)
