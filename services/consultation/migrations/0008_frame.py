"""What of an act stands around its articles: preamble, names of chapters, annexes, signatures."""

from alembic import op

revision = "0008"
down_revision = "0007"

FRAME = """
alter table consultation add column frame jsonb not null default '[]';
comment on column consultation.frame is 'In order; each part names the article that it stands before';
"""


def upgrade() -> None:
    op.execute(FRAME)
