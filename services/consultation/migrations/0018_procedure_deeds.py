"""Who works for which authority, and what the clock did in procedures: reminders, breaches told, closings."""

from alembic import op

revision = "0018"
down_revision = "0017"

STAFF = """
create table staff_role (
    account_id uuid,
    authority text,
    role text,
    held boolean not null,
    epoch integer not null,
    sequence bigint not null,
    constraint pk_staff_role primary key (account_id, authority, role)
);
comment on column staff_role.authority is 'A slug, or common for every authority';
create index ix_staff_role_authority on staff_role (authority, role);
"""
DEEDS = """
create table procedure_deed (
    id uuid constraint pk_procedure_deed primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    consultation_id uuid not null
        constraint fk_procedure_deed_consultation_id references consultation,
    deed text not null
        constraint ck_procedure_deed_deed check (deed in ('closed', 'reminded', 'breach-told')),
    term text not null constraint ck_procedure_deed_term check (term in ('recommendations', 'answers')),
    last_day date not null,
    days integer not null,
    due_at timestamptz not null,
    ran_at timestamptz not null,
    told integer not null,
    constraint uq_procedure_deed_consultation_id_deed_term_last_day_days
        unique (consultation_id, deed, term, last_day, days)
);
comment on table procedure_deed is 'Once for a term and its last day, which an extension moves';
comment on column procedure_deed.days is 'Working days before the last day; 0 for what comes after it';
comment on column procedure_deed.ran_at is 'When it really ran; long after due_at where the clock slept';
"""


def upgrade() -> None:
    op.execute(STAFF)
    op.execute(DEEDS)
