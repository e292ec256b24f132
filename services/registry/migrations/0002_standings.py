"""Roles of staff, states of an organisation's standing, and the audit trail."""

from alembic import op

from shared.persistence.audit import create_audit_v1

revision = "0002"
down_revision = "0001"

# Constraints that only grow wider: what runs before the upgrade writes nothing that they refuse.
WIDEN = """
alter table staff_role drop constraint ck_staff_role_role;
alter table staff_role add constraint ck_staff_role_role
    check (role in ('administrator', 'clerk', 'moderator', 'editor', 'auditor')) not valid;
alter table staff_role validate constraint ck_staff_role_role;

alter table verification drop constraint ck_verification_state;
alter table verification add constraint ck_verification_state
    check (state in ('pending', 'questioned', 'withdrawn', 'refused', 'verified', 'suspended', 'struck-off'))
    not valid;
alter table verification validate constraint ck_verification_state;
"""
# What has ended leaves its place free: the organisation may ask the same authority again.
STANDING = """
create unique index concurrently uq_verification_runs on verification (organisation_id, authority)
    where state not in ('refused', 'withdrawn', 'struck-off')
"""
FORMER = "drop index concurrently uq_verification_standing"


def upgrade() -> None:
    create_audit_v1(op)
    op.execute(WIDEN)
    with op.get_context().autocommit_block():
        op.execute(STANDING)
        op.execute(FORMER)
