"""What an organisation has said is found by its name's id."""

from alembic import op

revision = "0006"
down_revision = "0005"

OF_ORGANISATION = """
create index concurrently ix_recommendation_on_behalf_of
    on recommendation (on_behalf_of, received_at desc, id desc) where on_behalf_of is not null
"""


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute(OF_ORGANISATION)
