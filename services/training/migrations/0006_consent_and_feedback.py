"""What people agree to when they enrol; what they think of a course, without their names."""

from alembic import op

revision = "0006"
down_revision = "0005"

TABLES = """
alter table enrolment add column gender text
    constraint ck_enrolment_gender check (gender in ('f', 'm', 'other', 'not-said'));
comment on column enrolment.gender is 'For the funder''s statistics alone; only where its holder agrees';

create table consent (
    id uuid constraint pk_consent primary key,
    enrolment_id uuid not null constraint fk_consent_enrolment_id references enrolment,
    purpose text not null
        constraint ck_consent_purpose check (purpose in ('course', 'photos', 'name', 'statistics')),
    given boolean not null,
    text_version text not null,
    said_at timestamptz not null
);
comment on table consent is 'Each word of a person on what may be done with their data; the last one counts';
create index ix_consent_enrolment on consent (enrolment_id, id);

create table feedback_form (
    id uuid constraint pk_feedback_form primary key constraint fk_feedback_form_id references course,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    questions jsonb not null,
    asked_at timestamptz,
    set_by uuid not null,
    set_at timestamptz not null
);
comment on column feedback_form.asked_at is 'When those who took part were asked, once';

create table feedback_given (
    enrolment_id uuid constraint pk_feedback_given primary key
        constraint fk_feedback_given_enrolment_id references enrolment,
    course_id uuid not null
);
comment on table feedback_given is 'That somebody has answered, so that nobody does twice; not what';
create index ix_feedback_given_course on feedback_given (course_id);

create table feedback_answer (
    id uuid constraint pk_feedback_answer primary key,
    course_id uuid not null constraint fk_feedback_answer_course_id references course,
    answers jsonb not null
);
comment on table feedback_answer is 'What was answered, not by whom or when: the id is random, not by time';
create index ix_feedback_answer_course on feedback_answer (course_id, id);
"""


def upgrade() -> None:
    op.execute(TABLES)
