"""The clock also watches over the documents of debates, art. 7 (10) d of Law 52/2003."""

from alembic import op

revision = "0038"
down_revision = "0037"

TERM = """
alter table procedure_deed drop constraint ck_procedure_deed_term;
alter table procedure_deed add constraint ck_procedure_deed_term
    check (term in ('recommendations', 'answers', 'debate', 'documents')) not valid;
"""
HELD = """
create index concurrently ix_meeting_held on meeting (id) where state = 'held' and kind = 'debate'
"""


def upgrade() -> None:
    op.execute(TERM)
    with op.get_context().autocommit_block():
        op.execute("alter table procedure_deed validate constraint ck_procedure_deed_term")
        op.execute(HELD)
