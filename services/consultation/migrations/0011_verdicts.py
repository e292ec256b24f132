"""A fourth verdict, what is not in the authority's power; and the article into which something was taken."""

from alembic import op

revision = "0011"
down_revision = "0010"

VERDICTS = """
alter table recommendation drop constraint recommendation_verdict_check;
alter table recommendation add constraint ck_recommendation_verdict
    check (verdict in ('accepted', 'partly', 'refused', 'not-in-power')) not valid;
alter table recommendation add column taken_into text;
comment on column recommendation.taken_into is 'The number of an article, in whichever version of the text';
"""
VALIDATE = "alter table recommendation validate constraint ck_recommendation_verdict"


def upgrade() -> None:
    op.execute(VERDICTS)
    # By itself, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        op.execute(VALIDATE)
