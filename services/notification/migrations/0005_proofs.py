"""Proofs of work that were shown: each is good once."""

from alembic import op

revision = "0005"
down_revision = "0004"

PROOFS = """
create table spent_proof (
    fingerprint bytea constraint pk_spent_proof primary key,
    expires_at timestamptz not null
);
create index ix_spent_proof_expires_at on spent_proof (expires_at);
"""


def upgrade() -> None:
    op.execute(PROOFS)
