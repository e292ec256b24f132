"""The clerk's proof: what was done about what did not arrive, and the trail of who took addresses."""

from alembic import op

from shared.persistence.audit import create_audit_v1

revision = "0010"
down_revision = "0009"

ACTIONS = """
create table delivery_action (
    id uuid constraint pk_delivery_action primary key,
    delivery_id uuid not null
        constraint fk_delivery_action_delivery_id references delivery on delete cascade,
    kind text not null constraint ck_delivery_action_kind
        check (kind in ('phoned', 'posted', 'handed-over', 'address-corrected', 'other')),
    on_day date not null,
    words text,
    noted_by uuid not null,
    noted_at timestamptz not null
);
comment on table delivery_action is 'What a clerk did about a message that did not arrive; only added';
comment on column delivery_action.words is 'Null once whom the message was for is forgotten';
create index ix_delivery_action_delivery_id on delivery_action (delivery_id, id);
"""
BY_STATE = "create index concurrently ix_delivery_fact_state on delivery (fact_id, state, id)"
OF_AUTHORITY = "create index concurrently ix_fact_authority_newest on fact (authority, id desc)"


def upgrade() -> None:
    op.execute(ACTIONS)
    create_audit_v1(op)
    with op.get_context().autocommit_block():
        op.execute(BY_STATE)
        op.execute(OF_AUTHORITY)
