"""Certificates: by which rules of the course, under which number, with which key; issued in batches."""

from alembic import op

from shared.persistence.audit import create_audit_v1

revision = "0005"
down_revision = "0004"

RULES = """
alter table course
    add column least_attended integer not null default 0
        constraint ck_course_least_attended check (least_attended between 0 and 100),
    add column pass_needed boolean not null default false,
    add column feedback_needed boolean not null default false,
    add column issuers text[] not null default '{}';
comment on column course.least_attended is 'The share of sessions in percent without which there is none';
comment on column course.issuers is 'Organisations that stand on the certificate beside the authority';
"""

CERTIFICATES = """
create table certificate_register (
    authority text not null,
    year integer not null,
    last integer not null,
    constraint pk_certificate_register primary key (authority, year)
) with (fillfactor = 50);
comment on table certificate_register is
    'The last number of an authority and year, and under year 0 its last place in the list of states; '
    'the lock keeps both gapless';

create table certificate_key (
    kid text constraint pk_certificate_key primary key,
    authority text not null,
    generation integer not null,
    jwk jsonb not null,
    private_pem bytea not null,
    made_at timestamptz not null,
    constraint uq_certificate_key_authority_generation unique (authority, generation)
);
comment on column certificate_key.private_pem is 'PKCS #8, encrypted';

create table certificate (
    id uuid constraint pk_certificate primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    authority_name text not null,
    course_id uuid not null constraint fk_certificate_course_id references course,
    enrolment_id uuid not null constraint fk_certificate_enrolment_id references enrolment,
    account_id uuid,
    year integer not null,
    number integer not null,
    place integer not null,
    code text not null constraint uq_certificate_code unique,
    state text not null constraint ck_certificate_state check (state in ('valid', 'revoked', 'replaced')),
    name text not null,
    title text not null,
    hours integer not null,
    competences text[] not null,
    issuers text[] not null,
    began_on date not null,
    ended_on date not null,
    is_example boolean not null,
    nonce text not null,
    fingerprint text not null,
    shown text not null constraint ck_certificate_shown check (shown in ('full', 'initials', 'none')),
    name_in_badge boolean not null,
    issued_at timestamptz not null,
    issued_by uuid not null,
    exception_reason text,
    replaces uuid constraint uq_certificate_replaces unique
        constraint fk_certificate_replaces references certificate,
    replaced_by uuid,
    revoked_at timestamptz,
    revoked_kind text,
    revoked_reason text,
    constraint uq_certificate_authority_year_number unique (authority, year, number),
    constraint uq_certificate_authority_place unique (authority, place),
    constraint ck_certificate_revoked check ((state = 'revoked') = (revoked_at is not null))
);
comment on column certificate.name is 'As enrolled; empty once the person is erased';
comment on column certificate.account_id is 'Null for who was entered by a clerk and has no account';
comment on column certificate.place is 'In the authority''s list of states, from 0';
comment on column certificate.shown is 'What everybody sees of the name, by the holder''s choice';
comment on column certificate.nonce is 'Without it nobody can guess the name from the fingerprint';
create unique index uq_certificate_first on certificate (course_id, enrolment_id) where replaces is null;
create index ix_certificate_enrolment on certificate (enrolment_id);
create index ix_certificate_account on certificate (account_id, id desc);
create index ix_certificate_number on certificate (year, number);

create table certificate_file (
    sha256 text constraint pk_certificate_file primary key,
    certificate_id uuid not null constraint fk_certificate_file_certificate_id references certificate,
    made_at timestamptz not null
);
comment on table certificate_file is 'Each PDF that was handed out, by its bytes: a changed one is known';
create index ix_certificate_file_certificate on certificate_file (certificate_id);

create table certificate_batch (
    id uuid constraint pk_certificate_batch primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    course_id uuid not null constraint fk_certificate_batch_course_id references course,
    asked_by uuid not null,
    asked_at timestamptz not null,
    total integer not null,
    issued integer not null,
    done_at timestamptz
);
create unique index uq_certificate_batch_running on certificate_batch (course_id) where done_at is null;
create index ix_certificate_batch_course on certificate_batch (course_id, id desc);
"""


def upgrade() -> None:
    create_audit_v1(op)
    op.execute(RULES)
    op.execute(CERTIFICATES)
