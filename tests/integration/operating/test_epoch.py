"""The number that grows with each restored backup."""

from sqlalchemy import text

from shared.ids import new_id
from shared.service import Runtime
from tests.integration.operating.conftest import Ask
from tests.sample.service import CountThing


def test_new_events_carry_the_epoch(runtime: Runtime, ask: Ask) -> None:
    """It grows by one each time it is raised."""
    assert ask("epoch", "show") == {"epoch": 1}
    assert ask("epoch", "raise") == {"epoch": 2}
    assert ask("epoch", "show") == {"epoch": 2}
    runtime.bus.do(CountThing(new_id()))
    with runtime.read() as session:
        assert session.scalar(text("select epoch from event")) == 2
