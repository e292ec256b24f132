"""Sessions have ids that stay; who came to which of them, and what was corrected."""

from alembic import op

revision = "0002"
down_revision = "0001"

IDS = """
update course set sessions = (
    select jsonb_agg(one || jsonb_build_object('id', gen_random_uuid()) order by place)
    from jsonb_array_elements(sessions) with ordinality as s(one, place)
) where sessions <> '[]'
"""
TABLES = """
create table session_attendance (
    id uuid constraint pk_session_attendance primary key,
    course_id uuid not null constraint fk_session_attendance_course_id references course,
    session_id uuid not null,
    enrolment_id uuid not null constraint fk_session_attendance_enrolment_id references enrolment,
    key uuid constraint uq_session_attendance_key unique,
    present boolean not null,
    arrived_at timestamptz not null,
    noted_at timestamptz not null,
    noted_by uuid not null,
    constraint uq_session_attendance_session_id_enrolment_id unique (session_id, enrolment_id)
);
comment on column session_attendance.session_id is 'Of course.sessions; it stays there once people came';
comment on column session_attendance.key is 'Made by the device at the door; null where it was corrected';
create index ix_session_attendance_course on session_attendance (course_id, session_id);
create index ix_session_attendance_enrolment on session_attendance (enrolment_id);
create table attendance_correction (
    id uuid constraint pk_attendance_correction primary key,
    attendance_id uuid not null
        constraint fk_attendance_correction_attendance_id references session_attendance,
    present boolean not null,
    reason text not null,
    made_at timestamptz not null,
    made_by uuid not null
);
create index ix_attendance_correction_attendance on attendance_correction (attendance_id, id);
"""
BY_SESSION = "create index concurrently ix_course_sessions on course using gin (sessions jsonb_path_ops)"


def upgrade() -> None:
    op.execute(IDS)
    op.execute(TABLES)
    with op.get_context().autocommit_block():
        op.execute(BY_SESSION)
