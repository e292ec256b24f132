"""Certificates: issued by the rules, never twice, revoked, issued anew; seventy at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID

import pytest

from services.training.commands.certificates import (
    ChooseShown,
    IssueAll,
    IssueByException,
    IssueNext,
    ReissueCertificate,
    RevokeCertificate,
)
from services.training.commands.courses import ReviseCourse
from services.training.commands.enrolments import TakeOffList
from services.training.errors.certificates import (
    AlreadyIssued,
    AlreadyReplaced,
    AlreadyRevoked,
    BatchRunning,
    CourseNotOver,
    NobodyMeetsRules,
    NoSuchCertificate,
    RulesFixed,
    SameName,
)
from services.training.errors.courses import NoSuchEnrolment
from services.training.handlers.certificates import issue_next
from services.training.model.rules import Rules
from services.training.queries.standing import Standing
from shared.errors import NotAllowed
from shared.ids import new_id
from tests.unit.training.certified import REASON, certified_course, issue_to_all, pass_the_course
from tests.unit.training.world import CLERK, CLERK_OF, World, plan


def stand(sessions: int, attended: int, passed: bool | None = None, feedback: bool = False) -> Standing:
    """Where somebody stands, as far as rules look at it."""
    return Standing(sessions, attended, 6, 0.0, passed, None, feedback)


@pytest.mark.parametrize(
    ("rules", "standing", "missing"),
    [
        (Rules(80), stand(sessions=10, attended=8), ()),
        (Rules(80), stand(sessions=10, attended=7), ("attendance",)),
        (Rules(67), stand(sessions=3, attended=2), ("attendance",)),
        (Rules(), stand(sessions=2, attended=0), ()),
        (Rules(0, pass_needed=True), stand(sessions=2, attended=2), ("pass",)),
        (Rules(0, pass_needed=True), stand(sessions=2, attended=2, passed=False), ("pass",)),
        (Rules(0, True, True), stand(sessions=2, attended=2, passed=True), ("feedback",)),
        (Rules(0, True, True), stand(sessions=2, attended=2, passed=True, feedback=True), ()),
    ],
)
def test_what_is_missing_is_said(rules: Rules, standing: Standing, missing: tuple[str, ...]) -> None:
    """A share is never rounded in anybody's favour."""
    assert rules.missing(standing) == missing


def test_all_who_meet_the_rules_get_a_number_of_their_own(world: World) -> None:
    """In a row from 1; a second time nobody is left."""
    course, _ = certified_course(world, people=3)
    rows = world.rows("select number, year, state, name, shown from certificate order by number")
    assert [(row["number"], row["year"], row["state"]) for row in rows] == [
        (number, 2026, "valid") for number in (1, 2, 3)
    ]
    assert {row["shown"] for row in rows} == {"initials"}
    assert [said["number"] for said in world.said("certificate.issued")] == ["1/2026", "2/2026", "3/2026"]
    assert all("name" not in said for said in world.said("certificate.issued"))
    assert len(world.said("certificate.noted")) == 3
    with pytest.raises(NobodyMeetsRules):
        world.do(IssueAll(course, CLERK_OF, CLERK))


def test_nobody_is_certified_before_the_end(world: World) -> None:
    """Nor by an exception."""
    course = world.announced().id
    made = world.enrolled(course, world.person())
    with pytest.raises(CourseNotOver):
        world.do(IssueAll(course, CLERK_OF, CLERK))
    with pytest.raises(CourseNotOver):
        world.do(IssueByException(course, made.id, CLERK_OF, CLERK, REASON))


def test_who_does_not_meet_the_rules_has_one_only_by_an_exception(world: World) -> None:
    """Whose reason stands in the trail, and beside the certificate."""
    course = world.announced(rules=Rules(pass_needed=True)).id
    made = world.enrolled(course, world.person())
    pass_the_course(world)
    with pytest.raises(NobodyMeetsRules):
        world.do(IssueAll(course, CLERK_OF, CLERK))
    issued = world.do(IssueByException(course, made.id, CLERK_OF, CLERK, REASON))
    [row] = world.rows("select exception_reason from certificate where id = :id", id=issued.id)
    assert row["exception_reason"] == REASON
    [deed] = world.rows("select deed, actor_id, details from audit where subject_id = :id", id=issued.id)
    assert (deed["deed"], deed["actor_id"]) == ("certificate.issued-by-exception", CLERK)
    assert deed["details"] == {"reason": REASON}
    with pytest.raises(AlreadyIssued):
        world.do(IssueByException(course, made.id, CLERK_OF, CLERK, REASON))


def test_an_exception_is_for_who_takes_part_in_this_course(world: World) -> None:
    """Not for somebody of another one, nor for who gave the seat back."""
    course, other = world.announced().id, world.announced().id
    elsewhere = world.enrolled(other, world.person())
    pass_the_course(world)
    with pytest.raises(NoSuchEnrolment):
        world.do(IssueByException(course, elsewhere.id, CLERK_OF, CLERK, REASON))
    with pytest.raises(NotAllowed):
        world.do(IssueByException(course, elsewhere.id, frozenset({"alt-oras"}), CLERK, REASON))


def test_a_batch_that_was_broken_off_goes_on_where_it_stopped(world: World) -> None:
    """Each certificate and its count are one transaction: nothing is lost, nothing counts twice."""
    course = world.announced(seats=5).id
    for _ in range(5):
        world.enrolled(course, world.person())
    pass_the_course(world)
    batch = world.do(IssueAll(course, CLERK_OF, CLERK))
    assert (batch.total, batch.issued) == (5, 0)
    assert all(world.do(IssueNext(batch.id)) for _ in range(2))
    with pytest.raises(BatchRunning):
        world.do(IssueAll(course, CLERK_OF, CLERK))
    with world.runtime.units() as uow:  # the process is killed before it commits
        issue_next(IssueNext(batch.id), uow, world.clock)
        uow.session.flush()
    issue_to_all(world, batch.id)
    [row] = world.rows("select issued, total, done_at from certificate_batch")
    assert (row["issued"], row["total"], row["done_at"] is not None) == (5, 5, True)
    numbers = [row["number"] for row in world.rows("select number from certificate order by number")]
    assert numbers == [1, 2, 3, 4, 5]


def test_two_workers_at_once_issue_each_one_once(make_database: Callable[..., str]) -> None:
    """The batch's lock makes one wait for the other."""
    world = World.over(make_database("training"), connections=9)
    course = world.announced(seats=12).id
    for _ in range(12):
        world.enrolled(course, world.person())
    pass_the_course(world)
    batch = world.do(IssueAll(course, CLERK_OF, CLERK))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: issue_to_all(world, batch.id), range(4)))
    numbers = [row["number"] for row in world.rows("select number from certificate order by number")]
    places = [row["place"] for row in world.rows("select place from certificate order by place")]
    world.runtime.close()
    assert numbers == list(range(1, 13))
    assert places == list(range(12))


def test_exceptions_at_once_leave_no_gap(make_database: Callable[..., str]) -> None:
    """In two courses of one authority; who asks twice for one person gets one."""
    world = World.over(make_database("training"), connections=9)
    asked = []
    for _ in range(2):
        course = world.announced(seats=4).id
        asked += [(course, world.enrolled(course, world.person()).id) for _ in range(4)]
    pass_the_course(world)

    def issue(about: tuple[UUID, UUID]) -> bool:
        try:
            world.do(IssueByException(*about, CLERK_OF, CLERK, REASON))
        except AlreadyIssued:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(issue, [*asked, *asked]))
    numbers = [row["number"] for row in world.rows("select number from certificate order by number")]
    keys = world.rows("select kid from certificate_key")
    world.runtime.close()
    assert made.count(True) == 8
    assert numbers == list(range(1, 9))
    assert len(keys) == 1


def test_revoking_tells_the_holder_why_and_everybody_what_kind(world: World) -> None:
    """Twice it is refused."""
    _, [certificate] = certified_course(world)
    revoke = RevokeCertificate(certificate, CLERK_OF, CLERK, "issued-by-mistake", REASON)
    with pytest.raises(NoSuchCertificate):
        world.do(replace(revoke, clerk_of=frozenset({"alt-oras"})))
    world.do(revoke)
    [said] = world.said("certificate.revoked")
    assert (said["kind"], said["number"]) == ("issued-by-mistake", "1/2026")
    assert REASON not in str(said)
    told = world.said("certificate.noted")[-1]
    assert (told["what"], told["reason"]) == ("revoked", REASON)
    with pytest.raises(AlreadyRevoked):
        world.do(revoke)


def test_another_name_makes_another_certificate(world: World) -> None:
    """The old one says by which number it was replaced; it is replaced once."""
    _, [certificate] = certified_course(world)
    reissue = ReissueCertificate(certificate, CLERK_OF, CLERK, "Ana Nouă", REASON)
    with pytest.raises(SameName):
        world.do(replace(reissue, name="Ana Exemplu"))
    made = world.do(reissue)
    assert made.number == "2/2026"
    rows = world.rows("select state, name, replaced_by from certificate order by number")
    assert [(row["state"], row["name"]) for row in rows] == [
        ("replaced", "Ana Exemplu"),
        ("valid", "Ana Nouă"),
    ]
    assert rows[0]["replaced_by"] == made.id
    assert world.said("certificate.issued")[-1]["replaces"] == "1/2026"
    assert world.said("certificate.revoked")[-1]["kind"] == "replaced"
    for again in (reissue, RevokeCertificate(certificate, CLERK_OF, CLERK, "other", REASON)):
        with pytest.raises(AlreadyReplaced):
            world.do(again)


def test_the_rules_stay_once_somebody_is_certified(world: World) -> None:
    """What else stands of the course can be mended."""
    course, _ = certified_course(world)
    [row] = world.rows("select version from course")
    with pytest.raises(RulesFixed):
        world.do(ReviseCourse(course, CLERK_OF, row["version"], plan(rules=Rules(50))))
    world.do(ReviseCourse(course, CLERK_OF, row["version"], plan(trainers="Alt formator")))


def test_only_the_holder_chooses_what_is_shown(world: World) -> None:
    """Another's is not found."""
    _, [certificate] = certified_course(world)
    [row] = world.rows("select account_id from certificate")
    with pytest.raises(NoSuchCertificate):
        world.do(ChooseShown(certificate, new_id(), 1, "full", True))
    world.do(ChooseShown(certificate, row["account_id"], 1, "full", True))
    [row] = world.rows("select shown, name_in_badge from certificate")
    assert dict(row) == {"shown": "full", "name_in_badge": True}


def test_who_is_erased_leaves_a_certificate_without_a_name(world: World) -> None:
    """It stays valid under its number; nobody is told, nothing of the person is left."""
    _, [certificate] = certified_course(world)
    [before] = world.rows("select account_id, fingerprint from certificate")
    world.hear("registry.account.erased", {"account_id": str(before["account_id"])})
    [after] = world.rows(
        "select state, name, shown, fingerprint from certificate where id = :id", id=certificate
    )
    assert dict(after) == {
        "state": "valid",
        "name": "",
        "shown": "none",
        "fingerprint": before["fingerprint"],
    }
    world.clock.advance(days=1)
    world.do(RevokeCertificate(certificate, CLERK_OF, CLERK, "other", REASON))
    noted = world.rows("select 1 from event where type like '%.certificate.noted.v1'")
    assert len(noted) == 1


def test_who_has_no_account_gets_one_too(world: World) -> None:
    """Nobody is written to; once a clerk takes the person off the list the name goes."""
    course = world.announced().id
    world.entered(course, "Eva Exemplu")
    pass_the_course(world)
    issue_to_all(world, world.do(IssueAll(course, CLERK_OF, CLERK)).id)
    [row] = world.rows("select name, account_id, enrolment_id from certificate")
    assert (row["name"], row["account_id"]) == ("Eva Exemplu", None)
    assert world.said("certificate.noted") == []
    assert len(world.said("certificate.issued")) == 1
    world.do(TakeOffList(row["enrolment_id"], CLERK_OF))
    [row] = world.rows("select name, state from certificate")
    assert dict(row) == {"name": "", "state": "valid"}
