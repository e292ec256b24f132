"""Meetings: debates of drafts and public meetings, with all that was said of each."""

from alembic import op

revision = "0031"
down_revision = "0030"

MEETINGS = """
create table meeting (
    id uuid constraint pk_meeting primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    kind text not null constraint ck_meeting_kind check (kind in ('debate', 'public-meeting')),
    consultation_id uuid constraint fk_meeting_consultation_id references consultation on delete restrict,
    title text not null,
    title_plain text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    place text not null,
    online_url text,
    capacity integer,
    speaking_minutes integer,
    agenda jsonb not null,
    how_to_register text not null,
    state text not null constraint ck_meeting_state check (state in ('called', 'cancelled', 'held')),
    called_at timestamptz not null,
    moved_at timestamptz,
    reason text not null,
    began_at timestamptz,
    ended_at timestamptz,
    sequence integer not null,
    is_example boolean not null,
    constraint ck_meeting_consultation check (kind <> 'debate' or consultation_id is not null),
    constraint ck_meeting_days check (ends_at > starts_at and ended_at > began_at),
    constraint ck_meeting_held check ((state = 'held') = (began_at is not null and ended_at is not null))
);
comment on column meeting.capacity is 'Null: without limit. The press is never limited, art. 8 (3)';
comment on column meeting.sequence is 'Of iCalendar (RFC 5545): rises with each change that a calendar shows';
create index ix_meeting_authority on meeting (authority, starts_at, id);
create index ix_meeting_starts_at on meeting (starts_at, id);
create index ix_meeting_consultation_id on meeting (consultation_id);
create table meeting_entry (
    id uuid constraint pk_meeting_entry primary key,
    meeting_id uuid not null constraint fk_meeting_entry_meeting_id references meeting on delete cascade,
    at timestamptz not null,
    by uuid not null,
    what text not null constraint ck_meeting_entry_what
        check (what in ('called', 'moved', 'revised', 'cancelled', 'held')),
    reason text not null,
    before jsonb not null,
    after jsonb not null
);
comment on table meeting_entry is 'Only added to: a meeting is never changed in silence';
create index ix_meeting_entry_meeting_id on meeting_entry (meeting_id, id);
"""


def upgrade() -> None:
    op.execute(MEETINGS)
