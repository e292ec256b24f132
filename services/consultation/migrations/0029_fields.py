"""What an act is about, so that who follows a field is told."""

from alembic import op

revision = "0029"
down_revision = "0028"

FIELDS = """
alter table consultation add column fields text[] not null default '{}';
comment on column consultation.fields is 'What it is about, such as transport; empty where nobody said'
"""
# Lists are by time: of a field they are walked through newest first, or found by it where it is rare.
OF_FIELD = "create index concurrently ix_consultation_fields on consultation using gin (fields)"


def upgrade() -> None:
    op.execute(FIELDS)
    # By itself, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        op.execute(OF_FIELD)
