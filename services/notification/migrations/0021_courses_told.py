"""What was told of a course is found by the course, so that its followers hear only of what matters."""

from alembic import op

revision = "0021"
down_revision = "0020"

BY_COURSE = """
create index concurrently ix_fact_course on fact ((data ->> 'course_id')) where category = 'course-news'
"""


def upgrade() -> None:
    # By itself, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        op.execute(BY_COURSE)
