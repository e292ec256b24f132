"""What was told of a meeting is found by the meeting, whose title its followers read."""

from alembic import op

revision = "0020"
down_revision = "0019"

BY_MEETING = """
create index concurrently ix_fact_meeting on fact ((data ->> 'meeting_id')) where category = 'meeting-news'
"""


def upgrade() -> None:
    # By itself, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        op.execute(BY_MEETING)
