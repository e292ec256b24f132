"""What happens in the consultation service, told by its own code: half now, half later."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from services.consultation.bootstrap import SERVICE
from services.consultation.commands.confirming import WithdrawByOwnLink
from services.consultation.commands.debates import ForgetAsker, SayNotOwed, WithdrawDebateRequest
from services.consultation.commands.meetings import (
    CancelMeeting,
    HoldMeeting,
    MoveMeeting,
    ReviseMeeting,
)
from services.consultation.commands.outcomes import FinaliseConsultation, RecordOutcome
from services.consultation.commands.recommendations import WithdrawRecommendation
from services.consultation.commands.registrations import ForgetRegistrant
from services.consultation.jobs import close_due
from services.consultation.model.consultation import Consultation
from services.consultation.model.invitation import Where
from services.consultation.model.outcome import Decision
from services.consultation.queries.consultations import Wanted, consultation, consultations
from services.consultation.queries.recommendations import of_consultation
from shared.service import Runtime
from shared.testing.hand_clock import HandClock
from tests.unit.consultation.asking import asked, asked_on_paper
from tests.unit.consultation.calling import WHEN, WHY, called, change, order
from tests.unit.consultation.gatherings import confirmed, registered, told
from tests.unit.consultation.minuting import published
from tests.unit.consultation.world import CLERK, CLERK_OF, World, settings


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
        """A third writes; the page and the list say how many there are, whoever entered them; it ends."""
        clock = HandClock()
        runtime = Runtime(SERVICE, settings(url), process="test", clock=clock)
        world = World(runtime, clock)
        with runtime.read() as session:
            [row] = consultations(session, Wanted(), now=clock.now(), after=None, limit=2)
        world.sent(row["id"], world.person())
        with runtime.read() as session:
            [after] = consultations(session, Wanted(), now=clock.now(), after=None, limit=2)
            found = consultation(session, row["id"])
        self._ask_for_debate(world, row["id"])
        self._meet(world, row["id"])
        answers = [said["answer"] for said in world.said("debate.answered")]
        assert answers == ["withdrawn", "not-owed", "called", "open-again", "called"]
        self._end(world, row["id"])
        runtime.close()
        assert found is not None
        assert (row["recommendations"], after["recommendations"]) == (2, 3)
        assert [of["recommendations"] for of in found[1]] == [0, 3, 0]
        assert (found[0]["counted"]["total"], found[0]["counted"]["answered"]) == (3, 1)

    @staticmethod
    def _meet(world: World, consultation_id: UUID) -> None:
        """People are called to two debates of what the release left: one is moved and given up, one held."""
        first = called(world, consultation_id)
        first = world.do(ReviseMeeting(**change(first, order=order(capacity=100), online_url=None)))
        first = world.do(MoveMeeting(**change(first, when=WHEN, where=Where("Sala mare"), reason=WHY)))
        world.do(CancelMeeting(**change(first, reason=WHY)))
        second = called(world, consultation_id)
        own = confirmed(world, second.id)
        registered(world, second.id)
        world.do(ForgetRegistrant(own))
        world.clock.instant = datetime(2026, 1, 20, 18, tzinfo=UTC)
        world.do(HoldMeeting(**change(second, began=time(17), ended=time(19))))
        published(world, second.id)
        assert [said["sequence"] for said in world.said("meeting.cancelled")] == [3]
        of = [("Ana-Maria Exemplu", what) for what in ("registered", "minutes")]
        assert told(world) == of, "nobody speaks of who is forgotten"
        assert len(world.said("registrant.forgotten")) == 1
        for said in ("meeting.held", "minutes.published"):
            assert [one["meeting_id"] for one in world.said(said)] == [str(second.id)]

    @staticmethod
    def _end(world: World, consultation_id: UUID) -> None:
        """What the release left is hidden, taken back and answered as anything else, up to the adoption."""
        with world.runtime.read() as session:
            rows = of_consultation(session, consultation_id, article=None, after=None, limit=9)
        answered, waits, newest = sorted(rows, key=lambda row: int(row["register_number"]))
        world.moderated(answered["id"])
        world.do(WithdrawRecommendation(waits["id"], waits["account_id"], None))
        paper = world.entered(consultation_id, email="ion@example.org")
        own = world.runtime.dependencies["own_secrets"].make(paper.id)  # type: ignore[attr-defined]
        world.do(WithdrawByOwnLink(own, None))
        assert [said["register_number"] for said in world.said("submission.withdrawal-mailed")] == ["4/2026"]
        world.clock.instant = datetime(2026, 1, 23, 22, 1, tzinfo=UTC)
        close_due(world.runtime.bus)
        world.answered(newest["id"])
        with world.runtime.read() as session:
            version = session.get_one(Consultation, consultation_id).version
        final = world.do(FinaliseConsultation(consultation_id, CLERK_OF, version))
        world.clock.instant = datetime(2026, 3, 16, 9, tzinfo=UTC)
        adopted = Decision("adopted", date(2026, 3, 16), number="12/2026")
        world.do(RecordOutcome(consultation_id, CLERK, CLERK_OF, final.version, adopted))
        assert [said["act_number"] for said in world.said("act.adopted")] == ["12/2026"]

    @staticmethod
    def _ask_for_debate(world: World, consultation_id: UUID) -> None:
        """An association asks and takes it back; a person is owed none; another association waits."""
        person = world.person()
        world.do(WithdrawDebateRequest(asked(world, consultation_id, account_id=person).id, person))
        paper = asked_on_paper(world, consultation_id, kind="other", email="ion@example.org")
        why = "Cererea este a unei singure persoane."
        world.do(SayNotOwed(paper.id, CLERK, CLERK_OF, paper.version, why))
        world.do(ForgetAsker(paper.id, CLERK, CLERK_OF))
        asked_on_paper(world, consultation_id)
