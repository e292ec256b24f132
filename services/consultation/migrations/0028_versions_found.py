"""Texts that came after the announced one are found by their words too."""

from alembic import op

revision = "0028"
down_revision = "0027"

VERSIONS = """
alter table findable drop constraint ck_findable_kind;
alter table findable add constraint ck_findable_kind
    check (kind in ('act', 'version', 'document', 'recommendation')) not valid;
alter table findable add column text_number integer;
comment on column findable.text_number is 'Of a text that came after the announced one: which it is';

create function note_version() returns trigger language plpgsql as $$
begin
    insert into findable_todo (kind, thing_id) select 'version', id from came where state = 'published';
    return null;
end
$$;
create trigger note_new_version after insert on act_version referencing new table as came
    for each statement execute function note_version();
create trigger note_changed_version after update on act_version referencing new table as came
    for each statement execute function note_version();

insert into findable_todo (kind, thing_id) select 'version', id from act_version where state = 'published';
"""
VALIDATE = "alter table findable validate constraint ck_findable_kind"


def upgrade() -> None:
    op.execute(VERSIONS)
    # By itself, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        op.execute(VALIDATE)
