"""Names in plain letters, in their order: where those stand that begin with what was typed."""

from alembic import op

revision = "0019"
down_revision = "0018"

PLAIN = """
create index concurrently ix_directory_name_plain on directory (name_plain collate "C", organisation_id)
"""


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute(PLAIN)
