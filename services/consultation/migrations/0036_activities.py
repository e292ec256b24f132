"""What organisations and the authority hold together: who takes part, does what and pays; what came of it."""

from alembic import op

revision = "0036"
down_revision = "0035"

ACTIVITIES = """
create table activity (
    id uuid constraint pk_activity primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    state text not null constraint ck_activity_state
        check (state in ('proposed', 'agreed', 'announced', 'held', 'cancelled')),
    title text not null,
    objectives text not null,
    description text not null,
    kind text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    place text not null,
    online_url text,
    capacity integer,
    language text not null,
    is_example boolean not null,
    calendar_sequence integer not null default 0,
    proposed_by uuid,
    proposed_at timestamptz not null,
    changed_at timestamptz not null,
    agreed_at timestamptz,
    announced_at timestamptz,
    held_at timestamptz,
    cancelled_at timestamptz,
    cancel_reason text,
    results text,
    people integer,
    links jsonb not null default '[]',
    constraint ck_activity_ends check (ends_at > starts_at)
);
create index ix_activity_authority on activity (authority, id);
create index ix_activity_public on activity (starts_at, id) where announced_at is not null;
comment on column activity.calendar_sequence is 'Of the calendar entry (RFC 5545): grows with each move';
comment on column activity.proposed_by is 'Null once the account is erased';

create table activity_partner (
    id uuid constraint pk_activity_partner primary key,
    activity_id uuid not null
        constraint fk_activity_partner_activity_id references activity on delete cascade,
    organisation_id uuid,
    name text not null,
    role text not null,
    state text not null
        constraint ck_activity_partner_state check (state in ('invited', 'confirmed', 'declined')),
    is_proposer boolean not null,
    asked_at timestamptz not null,
    answered_at timestamptz,
    answered_by uuid,
    statement text,
    said_by text,
    constraint uq_activity_partner_activity_id_organisation_id
        unique nulls not distinct (activity_id, organisation_id)
);
create index ix_activity_partner_organisation_id on activity_partner (organisation_id);
comment on column activity_partner.organisation_id is 'Null is the authority itself';

create table activity_task (
    id uuid constraint pk_activity_task primary key,
    activity_id uuid not null
        constraint fk_activity_task_activity_id references activity on delete cascade,
    partner_id uuid not null
        constraint fk_activity_task_partner_id references activity_partner on delete cascade,
    what text not null,
    due_on date not null,
    done_at timestamptz,
    reminded_of date
);
create index ix_activity_task_activity_id on activity_task (activity_id, id);
create index ix_activity_task_partner_id on activity_task (partner_id);
create index ix_activity_task_due on activity_task (due_on) where done_at is null;
comment on column activity_task.reminded_of is 'The last day of which the owner was reminded';

create table activity_cost (
    id uuid constraint pk_activity_cost primary key,
    activity_id uuid not null
        constraint fk_activity_cost_activity_id references activity on delete cascade,
    partner_id uuid not null
        constraint fk_activity_cost_partner_id references activity_partner on delete cascade,
    position integer not null,
    what text not null,
    amount numeric(12, 2) not null constraint ck_activity_cost_amount check (amount > 0),
    source text not null
);
create index ix_activity_cost_activity_id on activity_cost (activity_id, position);
create index ix_activity_cost_partner_id on activity_cost (partner_id);

create table activity_file (
    id uuid constraint pk_activity_file primary key,
    activity_id uuid not null
        constraint fk_activity_file_activity_id references activity on delete cascade,
    kind text not null constraint ck_activity_file_kind check (kind in ('document', 'photo')),
    title text not null,
    alternative text not null,
    consent text not null,
    consent_by text not null,
    consent_on date,
    added_by uuid,
    added_at timestamptz not null,
    constraint ck_activity_file_consent
        check (kind = 'document' or (alternative <> '' and consent <> '' and consent_by <> ''
               and consent_on is not null))
);
create index ix_activity_file_activity_id on activity_file (activity_id, id);
comment on table activity_file is 'Its id is the attachment''s; a photo has the consent of who is on it';

create table activity_follow_up (
    id uuid constraint pk_activity_follow_up primary key,
    activity_id uuid not null
        constraint fk_activity_follow_up_activity_id references activity on delete cascade,
    kind text not null
        constraint ck_activity_follow_up_kind check (kind in ('consultation', 'agreement', 'other')),
    title text not null,
    url text,
    added_at timestamptz not null
);
create index ix_activity_follow_up_activity_id on activity_follow_up (activity_id, id);

create table activity_entry (
    id uuid constraint pk_activity_entry primary key,
    activity_id uuid not null
        constraint fk_activity_entry_activity_id references activity on delete cascade,
    kind text not null,
    at timestamptz not null,
    by uuid,
    reason text not null,
    details jsonb not null,
    is_public boolean not null
);
create index ix_activity_entry_activity_id on activity_entry (activity_id, id);
comment on table activity_entry is 'Only ever added to: what happened to an activity';

create table activity_invited (
    id uuid constraint pk_activity_invited primary key,
    activity_id uuid not null
        constraint fk_activity_invited_activity_id references activity on delete cascade,
    who text not null,
    invited_at timestamptz not null,
    constraint uq_activity_invited_activity_id_who unique (activity_id, who)
);
comment on column activity_invited.who is
    'press, citizens, an organisation''s id, or an address; addresses go some time after the end';
"""


def upgrade() -> None:
    op.execute(ACTIVITIES)
