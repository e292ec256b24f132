"""Minutes of meetings, their corrections, and figures that an authority states of a year."""

from alembic import op

revision = "0035"
down_revision = "0034"

MINUTES = """
create table minutes (
    id uuid constraint pk_minutes primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    meeting_id uuid not null constraint uq_minutes_meeting_id unique,
    consultation_id uuid,
    authority text not null,
    state text not null constraint ck_minutes_state check (state in ('draft', 'published')),
    parts jsonb not null,
    begun_by uuid not null,
    begun_at timestamptz not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    published_at timestamptz,
    published_by uuid,
    constraint ck_minutes_published check ((state = 'published') = (published_at is not null))
);
comment on column minutes.parts is 'The words: opening, present, agenda, discussion, votes, recordings';
create index ix_minutes_authority on minutes (authority, published_at);
create index ix_minutes_consultation_id on minutes (consultation_id);
create table minutes_correction (
    id uuid constraint pk_minutes_correction primary key,
    minutes_id uuid not null
        constraint fk_minutes_correction_minutes_id references minutes on delete cascade,
    position integer not null,
    part text not null,
    text text not null,
    reason text not null,
    corrected_by uuid not null,
    corrected_at timestamptz not null,
    constraint uq_minutes_correction_minutes_id unique (minutes_id, position)
);
comment on table minutes_correction is 'Only ever added to: what is published is never edited in silence';
create table annual_figure (
    id uuid constraint pk_annual_figure primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    year integer not null,
    name text not null,
    state text not null constraint ck_annual_figure_state
        check (state in ('number', 'unknown', 'not-applicable')),
    number integer constraint ck_annual_figure_number check (number >= 0),
    source text not null,
    stated_by uuid not null,
    stated_at timestamptz not null,
    constraint ck_annual_figure_known check ((state = 'number') = (number is not null)),
    constraint uq_annual_figure_authority unique (authority, year, name)
);
comment on table annual_figure is 'What the authority alone can know of a year, and where it has it from';
"""
SOURCE = """
alter table recommendation add column meeting_id uuid;
comment on column recommendation.meeting_id is 'At which it was said or handed in: its minutes name it'
"""
OF_MEETING = """
create index concurrently ix_recommendation_meeting_id on recommendation (meeting_id)
    where meeting_id is not null
"""


def upgrade() -> None:
    op.execute(MINUTES)
    op.execute(SOURCE)
    with op.get_context().autocommit_block():
        op.execute(OF_MEETING)
