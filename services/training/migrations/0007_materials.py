"""What is read and used in a course: files and links."""

from alembic import op

from shared.persistence.files import create_files_v1

revision = "0007"
down_revision = "0006"

TABLES = """
create table material (
    id uuid constraint pk_material primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    course_id uuid not null constraint fk_material_course_id references course,
    authority text not null,
    session_id uuid,
    title text not null,
    url text,
    file_id uuid,
    visible text not null constraint ck_material_visible check (visible in ('everybody', 'enrolled')),
    added_by uuid not null,
    added_at timestamptz not null,
    removed_at timestamptz,
    constraint ck_material_what check (num_nonnulls(url, file_id) = 1 or removed_at is not null)
);
comment on column material.session_id is 'Of course.sessions; null where it is of the whole course';
comment on column material.file_id is 'An attachment of the course';
create index ix_material_course on material (course_id, id);
"""


def upgrade() -> None:
    create_files_v1(op)
    op.execute(TABLES)
