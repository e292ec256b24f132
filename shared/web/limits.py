"""How often something may be asked, counted in the service's database so that all processes share it."""

from alembic.operations import Operations

# UNLOGGED: a crash forgets the counts, which harms nobody, and counting costs no write-ahead log.
CREATE_V1 = """
create unlogged table rate_limit (
    name text not null,
    caller text not null,
    window_start timestamptz not null,
    hits integer not null,
    primary key (name, caller, window_start)
);
create index ix_rate_limit_window_start on rate_limit (window_start);
"""


def create_rate_limit_v1(op: Operations) -> None:
    """The table's first shape, for a service's first migration."""
    op.execute(CREATE_V1)
