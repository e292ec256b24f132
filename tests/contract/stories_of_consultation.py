"""What happens in the consultation service, told by its own code: half now, half later."""

from services.consultation.bootstrap import SERVICE
from services.consultation.queries.consultations import Wanted, consultation, consultations
from shared.service import Runtime
from shared.testing.hand_clock import HandClock
from tests.unit.consultation.world import World, settings


class ConsultationStory:
    """Two have written on an article; one of them has an answer."""

    def begin(self, url: str) -> None:
        """The other one waits for it."""
        world = World.over(url)
        opened, person = world.published(), world.person()
        world.answered(world.sent(opened.id, person).id)
        world.sent(opened.id, person)
        world.runtime.close()

    def go_on(self, url: str) -> None:
        """A third writes; the page and the list say how many there are, whoever entered them."""
        clock = HandClock()
        runtime = Runtime(SERVICE, settings(url), process="test", clock=clock)
        world = World(runtime, clock)
        with runtime.read() as session:
            [row] = consultations(session, Wanted(), now=clock.now(), after=None, limit=2)
        world.sent(row["id"], world.person())
        with runtime.read() as session:
            [after] = consultations(session, Wanted(), now=clock.now(), after=None, limit=2)
            found = consultation(session, row["id"])
        runtime.close()
        assert found is not None
        assert (row["recommendations"], after["recommendations"]) == (2, 3)
        assert [of["recommendations"] for of in found[1]] == [0, 3, 0]
        assert (found[0]["counted"]["total"], found[0]["counted"]["answered"]) == (3, 1)
