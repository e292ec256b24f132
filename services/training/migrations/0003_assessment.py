"""Tests with their questions and attempts, marks, and corrections of what was scored."""

from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = """
create table assessment (
    id uuid constraint pk_assessment primary key constraint fk_assessment_id references course,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    kind text not null constraint ck_assessment_kind check (kind in ('none', 'test', 'marked')),
    pass_percent integer not null constraint ck_assessment_pass check (pass_percent between 1 and 100),
    draws integer not null constraint ck_assessment_draws check (draws > 0),
    attempts_allowed integer not null constraint ck_assessment_attempts check (attempts_allowed > 0),
    minutes integer constraint ck_assessment_minutes check (minutes > 0),
    opens_at timestamptz,
    closes_at timestamptz,
    told_at timestamptz,
    set_by uuid not null,
    set_at timestamptz not null,
    constraint ck_assessment_window check (closes_at is null or opens_at < closes_at)
);
comment on table assessment is 'How a course is assessed; the id is that of the course';
comment on column assessment.told_at is 'When those who take part were told that the test is open';

create table question (
    id uuid constraint pk_question primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    course_id uuid not null constraint fk_question_course_id references course,
    authority text not null,
    revision integer not null,
    retired_at timestamptz
);
comment on column question.revision is 'The wording that counts now';
create index ix_question_course on question (course_id, id);

create table wording (
    question_id uuid not null constraint fk_wording_question_id references question,
    revision integer not null,
    kind text not null
        constraint ck_wording_kind check (kind in ('single', 'multiple', 'true-false', 'number')),
    text text not null,
    options text[] not null,
    right_options integer[] not null,
    answer numeric,
    tolerance numeric,
    points integer not null constraint ck_wording_points check (points > 0),
    explanation text not null,
    competence text not null,
    reason text not null,
    written_by uuid not null,
    written_at timestamptz not null,
    constraint pk_wording primary key (question_id, revision)
);
comment on table wording is 'Each wording of a question; only added to, for attempts hold the older ones';

create table attempt (
    id uuid constraint pk_attempt primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    enrolment_id uuid not null constraint fk_attempt_enrolment_id references enrolment,
    course_id uuid not null constraint fk_attempt_course_id references course,
    number integer not null,
    seed bigint not null,
    questions jsonb not null,
    answers jsonb not null,
    started_at timestamptz not null,
    due_at timestamptz,
    handed_in_at timestamptz,
    points numeric(9, 2),
    of_points integer,
    pass_percent integer not null,
    passed boolean,
    constraint uq_attempt_number unique (enrolment_id, number),
    constraint ck_attempt_scored check ((handed_in_at is null) = (points is null)
        and (points is null) = (passed is null) and (points is null) = (of_points is null))
);
comment on column attempt.questions is 'What the seed has drawn: question, wording, options in their order';
create unique index uq_attempt_running on attempt (enrolment_id) where handed_in_at is null;
create index ix_attempt_course on attempt (course_id, enrolment_id);
create index ix_attempt_due on attempt (due_at) where handed_in_at is null and due_at is not null;

create table mark (
    id uuid constraint pk_mark primary key,
    enrolment_id uuid not null constraint fk_mark_enrolment_id references enrolment,
    course_id uuid not null constraint fk_mark_course_id references course,
    passed boolean not null,
    grade numeric(4, 2) constraint ck_mark_grade check (grade between 1 and 10),
    note text not null,
    marked_by uuid not null,
    marked_at timestamptz not null
);
comment on table mark is 'Given by a trainer; only added to, the last one counts';
create index ix_mark_enrolment on mark (enrolment_id, id desc);
create index ix_mark_course on mark (course_id);

create table rescoring (
    id uuid constraint pk_rescoring primary key,
    course_id uuid not null constraint fk_rescoring_course_id references course,
    reason text not null,
    attempts integer not null,
    changes jsonb not null,
    done_by uuid not null,
    done_at timestamptz not null
);
comment on table rescoring is 'Attempts scored again after a question was corrected, and what became of each';
create index ix_rescoring_course on rescoring (course_id, id desc);
"""


def upgrade() -> None:
    op.execute(TABLES)
