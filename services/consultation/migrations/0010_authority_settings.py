"""How an authority goes about it: by which rule it counts days, whether its answers are looked at twice."""

from alembic import op

revision = "0010"
down_revision = "0009"

SETTINGS = """
create table authority_settings (
    authority text not null,
    version integer not null,
    count_rule text not null,
    count_rule_version integer not null,
    answers_reviewed boolean not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    constraint pk_authority_settings primary key (authority, version)
);
comment on table authority_settings is 'A row a change, never overwritten: the older ones say what held when';
"""


def upgrade() -> None:
    op.execute(SETTINGS)
