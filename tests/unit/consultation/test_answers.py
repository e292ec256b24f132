"""Answers told by commands: four verdicts, and where what was taken over stands."""

import pytest

from services.consultation.commands.recommendations import AnswerRecommendation
from services.consultation.errors.answers import TakenNowhere
from tests.unit.consultation.world import CLERK, CLERK_OF, World


def test_what_is_not_in_its_power_is_said_to_old_readers_as_a_refusal(world: World) -> None:
    """Version 1 of the events knows three verdicts; the ground says the rest."""
    receipt = world.sent(world.published().id, world.person())
    assert world.answered(receipt.id, "not-in-power").verdict == "not-in-power"
    for kind in ("recommendation.answered", "submission.answered"):
        [said] = world.said(kind)
        assert (said["verdict"], said["ground"]) == ("refused", "not-in-power")


@pytest.mark.parametrize("verdict", ["accepted", "partly", "refused"])
def test_other_verdicts_have_no_ground(world: World, verdict: str) -> None:
    """They are said as they are."""
    receipt = world.sent(world.published().id, world.person())
    world.answered(receipt.id, verdict)
    [said] = world.said("recommendation.answered")
    assert (said["verdict"], said["ground"], said["taken_into"]) == (verdict, None, None)


@pytest.mark.parametrize(("verdict", "fits"), [("accepted", True), ("partly", True), ("refused", False)])
def test_what_is_taken_over_names_its_article(world: World, verdict: str, fits: bool) -> None:
    """An article is named only by an answer that takes something over."""
    receipt = world.sent(world.published().id, world.person())
    answer = AnswerRecommendation(receipt.id, CLERK, CLERK_OF, 1, verdict, "Se preia.", "3^1")  # type: ignore[arg-type]
    if not fits:
        with pytest.raises(TakenNowhere):
            world.do(answer)
        return
    world.do(answer)
    for kind in ("recommendation.answered", "submission.answered"):
        assert world.said(kind)[0]["taken_into"] == "3^1"
