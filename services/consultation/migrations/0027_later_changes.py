"""What has changed of consultations after their publication, each with its reason."""

from alembic import op

revision = "0027"
down_revision = "0026"

CHANGES = """
create table consultation_change (
    id uuid constraint pk_consultation_change primary key,
    consultation_id uuid not null
        constraint fk_consultation_change_consultation_id references consultation on delete cascade,
    position integer not null,
    kind text not null constraint ck_consultation_change_kind
        check (kind in ('extension', 'document', 'correction', 'note')),
    reason text not null,
    details jsonb not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    constraint uq_consultation_change_consultation_id unique (consultation_id, position)
);
comment on table consultation_change is 'Only added to: what is published is never edited in silence';
"""


def upgrade() -> None:
    op.execute(CHANGES)
