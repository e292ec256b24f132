"""What can be found by words: acts, texts of documents, recommendations, each as everybody reads it."""

from alembic import op

revision = "0016"
down_revision = "0015"

FINDABLE = """
create table findable (
    thing_id uuid not null constraint pk_findable primary key,
    kind text not null constraint ck_findable_kind check (kind in ('act', 'document', 'recommendation')),
    consultation_id uuid not null constraint fk_findable_consultation_id references consultation
        on delete cascade,
    authority text not null,
    at timestamptz not null,
    title text not null,
    body text not null,
    places jsonb not null,
    search tsvector not null
);
comment on table findable is 'Made of what is public by a job, never written otherwise: it can be made anew';
comment on column findable.places is 'Of an act: at which word of title and body which article begins';
create index ix_findable_search on findable using gin (search);
create index ix_findable_at on findable (at desc, thing_id desc);
create index ix_findable_consultation_id on findable (consultation_id, at desc, thing_id desc);

create table findable_todo (
    id bigint generated always as identity constraint pk_findable_todo primary key,
    kind text not null,
    thing_id uuid not null
);
comment on table findable_todo is 'What has changed since it was made findable';
"""
# Triggers, so that no way of changing something can forget it, whatever release it is of.
NOTES = """
create function note_act() returns trigger language plpgsql as $$
begin
    insert into findable_todo (kind, thing_id) select 'act', id from came where state <> 'draft';
    insert into findable_todo (kind, thing_id)
    select 'document', a.id from came join attachment a on a.subject_id = came.id
    where came.state <> 'draft' and a.subject_type = 'consultation'
      and not exists (select from findable f where f.thing_id = a.id);
    return null;
end
$$;

create function note_recommendation() returns trigger language plpgsql as $$
begin
    insert into findable_todo (kind, thing_id) select 'recommendation', id from came;
    return null;
end
$$;

create function note_document() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        delete from findable using gone where thing_id = gone.id;
    else
        insert into findable_todo (kind, thing_id)
        select 'document', id from came where subject_type = 'consultation';
    end if;
    return null;
end
$$;

create function note_good_file() returns trigger language plpgsql as $$
begin
    insert into findable_todo (kind, thing_id)
    select 'document', a.id from came join was using (sha256) join attachment a using (sha256)
    where was.state <> came.state and a.subject_type = 'consultation';
    return null;
end
$$;
"""
TRIGGERS = """
create trigger note_new_act after insert on consultation referencing new table as came
    for each statement execute function note_act();
create trigger note_changed_act after update on consultation referencing new table as came
    for each statement execute function note_act();
create trigger note_new_recommendation after insert on recommendation referencing new table as came
    for each statement execute function note_recommendation();
create trigger note_changed_recommendation after update on recommendation referencing new table as came
    for each statement execute function note_recommendation();
create trigger note_new_document after insert on attachment referencing new table as came
    for each statement execute function note_document();
create trigger note_changed_document after update on attachment referencing new table as came
    for each statement execute function note_document();
create trigger note_gone_document after delete on attachment referencing old table as gone
    for each statement execute function note_document();
create trigger note_good_file after update on file referencing old table as was new table as came
    for each statement execute function note_good_file();

insert into findable_todo (kind, thing_id) select 'act', id from consultation where state <> 'draft';
insert into findable_todo (kind, thing_id)
select 'document', id from attachment where subject_type = 'consultation';
insert into findable_todo (kind, thing_id) select 'recommendation', id from recommendation;
"""


def upgrade() -> None:
    op.execute(FINDABLE)
    op.execute(NOTES)
    op.execute(TRIGGERS)
