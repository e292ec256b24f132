"""What of an act stands around its articles, and the files of the documents beside it."""

from alembic import op

from shared.persistence.files import create_files_v1

revision = "0009"
down_revision = "0008"

FRAME = """
alter table consultation add column frame jsonb not null default '[]';
comment on column consultation.frame is 'In order; each part names the article that it stands before';
"""


def upgrade() -> None:
    op.execute(FRAME)
    create_files_v1(op)
