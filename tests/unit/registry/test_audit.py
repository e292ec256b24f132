"""The audit trail is only ever added to."""

from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from shared.ids import new_id
from shared.persistence.audit import Deed, note
from tests.unit.registry.world import World


@pytest.fixture
def noted(world: World) -> tuple[World, UUID]:
    """A registry with one line in its trail."""
    subject = new_id()
    deed = Deed(
        authority="oras-exemplu",
        actor_id=new_id(),
        deed="verification.looked-at",
        subject_type="verification",
        subject_id=subject,
    )
    with world.runtime.units() as unit:
        note(unit.session, deed, world.clock.now())
        unit.commit()
    return world, subject


@pytest.mark.parametrize(
    "change", ["update audit set deed = 'none'", "delete from audit", "truncate audit"], ids=str
)
def test_nobody_changes_a_line(noted: tuple[World, UUID], change: str) -> None:
    """Not even by SQL."""
    world, subject = noted
    with world.runtime.engine.connect() as connection, pytest.raises(DBAPIError, match="only ever added"):
        connection.execute(text(change))
    assert world.count(f"audit where subject_id = '{subject}' and deed = 'verification.looked-at'") == 1
