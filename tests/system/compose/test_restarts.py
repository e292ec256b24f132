"""The broker or the database ends by SIGKILL in the middle of work: all come back by themselves."""

import pytest

from tests.system.compose.crowd import gathered, see_that_each_had_one_effect, wait_until_done
from tests.system.compose.stack import Stack

MANY = 60


@pytest.mark.parametrize("part", ["rabbitmq", "postgres"])
def test_what_all_stand_on_is_killed_and_nothing_is_lost(stack: Stack, part: str) -> None:
    """No service is restarted by hand, and what was acknowledged takes effect, once."""
    crowd = gathered(stack)
    with crowd.sending(MANY) as sent:
        wait_until_done(sent, MANY // 4)
        stack.crash(stack.containers(part)[0])
    see_that_each_had_one_effect(crowd, [one.result() for one in sent])
