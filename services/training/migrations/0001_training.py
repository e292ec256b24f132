"""Courses, enrolments, and what is known of others."""

from alembic import op

from shared.plumbing import create_v1

revision = "0001"
down_revision = None

COURSES = """
create table course (
    id uuid constraint pk_course primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    state text not null constraint ck_course_state check (state in ('draft', 'announced', 'cancelled')),
    title text not null,
    summary text not null,
    programme text not null,
    trainers text not null,
    competences text[] not null,
    hours integer not null constraint ck_course_hours check (hours > 0),
    seats integer not null constraint ck_course_seats check (seats > 0),
    audience text[] not null constraint ck_course_audience check (audience <> '{}'),
    enrol_until date not null,
    sessions jsonb not null,
    starts_at timestamptz,
    ends_at timestamptz,
    is_example boolean not null,
    drafted_by uuid not null,
    edited_at timestamptz not null,
    announced_at timestamptz,
    cancelled_at timestamptz,
    cancel_reason text,
    constraint ck_course_announced check (state <> 'announced' or (announced_at is not null
        and starts_at is not null and ends_at is not null))
);
create index ix_course_announced on course (starts_at desc, id desc) where announced_at is not null;
create index ix_course_authority on course (authority, id desc);

create table enrolment (
    id uuid constraint pk_enrolment primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    course_id uuid not null constraint fk_enrolment_course_id references course,
    authority text not null,
    account_id uuid not null,
    state text not null
        constraint ck_enrolment_state check (state in ('enrolled', 'waiting', 'cancelled')),
    name text not null,
    locality text not null,
    member_of text not null,
    organisation_id uuid,
    organisation_name text,
    asked_at timestamptz not null,
    seated_at timestamptz,
    cancelled_at timestamptz,
    constraint ck_enrolment_cancelled check ((state = 'cancelled') = (cancelled_at is not null)),
    constraint ck_enrolment_seated check (state <> 'enrolled' or seated_at is not null)
);
comment on column enrolment.name is 'As it shall stand on the certificate; empty once the person is erased';
create unique index uq_enrolment_running on enrolment (course_id, account_id) where state <> 'cancelled';
create index ix_enrolment_course on enrolment (course_id, state, asked_at, id);
create index ix_enrolment_account on enrolment (account_id, id desc);

create table erasure (
    id uuid constraint pk_erasure primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    done_at timestamptz not null
);
comment on table erasure is 'The id is that of the account; nothing else of the person is here';
"""

KNOWN = """
create table authority (
    slug text constraint pk_authority primary key,
    name text not null,
    is_example boolean not null,
    epoch integer not null,
    sequence bigint not null
);
create table organisation (
    organisation_id uuid not null,
    authority text not null,
    name text not null,
    kind text not null,
    epoch integer not null,
    sequence bigint not null,
    constraint pk_organisation primary key (organisation_id, authority)
);
create table organisation_end (
    organisation_id uuid constraint pk_organisation_end primary key,
    life text not null,
    epoch integer not null,
    sequence bigint not null
);
create table account (
    account_id uuid constraint pk_account primary key,
    name text not null,
    epoch integer not null,
    sequence bigint not null
);
create table mandate (
    mandate_id uuid constraint pk_mandate primary key,
    account_id uuid not null,
    organisation_id uuid not null,
    organisation_name text not null,
    from_date date not null,
    until_date date,
    ended_at timestamptz,
    epoch integer not null,
    sequence bigint not null
);
create index ix_mandate_account on mandate (account_id, organisation_id);
"""


def upgrade() -> None:
    create_v1(op)
    op.execute(COURSES)
    op.execute(KNOWN)
