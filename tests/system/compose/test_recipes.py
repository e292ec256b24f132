"""The operators' recipes, run line by line as they are written, while people write."""

import re

import pytest

from operations.local.folder import ROOT
from tests.system.compose.crowd import gathered, see_that_each_had_one_effect, visiting
from tests.system.compose.stack import Stack, service_of

FEW = 30
PAGES = ("/", "/consultari", "/api/consultation/v1/consultations", "/api/registry/v1/authorities")
RENEWALS = {
    "A service's password at the broker": ("consultation-worker", "amqp_url"),
    "A service's password at the database": ("consultation-web", "database_url"),
    "The administrator's password at the database": ("postgres", "password"),
    "What protects forms and links": ("portal-web", "web_secret"),
}


def commands(recipe: str, heading: str) -> str:
    """The commands under a heading of a recipe."""
    text = (ROOT / "docs" / "recipes" / f"{recipe}.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}\n.*?^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def follow(stack: Stack, recipe: str, heading: str) -> str:
    """Do what is written there; what was said."""
    return stack.run(["bash", "-euc", commands(recipe, heading)], COMPOSE_ENV_FILES="deploy/compose/demo.env")


@pytest.mark.parametrize("heading", RENEWALS)
def test_a_secret_is_renewed_and_nothing_is_lost(stack: Stack, heading: str) -> None:
    """Its reader has another than before, and what was sent meanwhile takes effect, once."""
    service, name = RENEWALS[heading]
    before = stack("exec", "-T", service, "cat", f"/run/secrets/{name}")
    crowd = gathered(stack)
    with crowd.sending(FEW) as sent:
        follow(stack, "rotate-secrets", heading)
    assert stack("exec", "-T", service, "cat", f"/run/secrets/{name}") != before
    see_that_each_had_one_effect(crowd, [one.result() for one in sent])


def test_the_next_signing_key_is_published(stack: Stack) -> None:
    """And says from when on it signs."""
    assert "signs from" in follow(stack, "rotate-secrets", "Signing keys")


def test_processes_are_replaced_one_after_the_other_and_nobody_is_turned_away(stack: Stack) -> None:
    """The upgrade's steps: pages and lists are always there, and what is sent takes effect, once."""
    replaced = {one["Id"] for one in stack.containers() if service_of(one).endswith(("-web", "-worker"))}
    crowd = gathered(stack)
    with visiting(stack.url, PAGES) as turned_away, crowd.sending(FEW) as sent:
        follow(stack, "upgrade", "Tables and queues first")
        follow(stack, "upgrade", "Then workers and web, one service after the other")
    assert turned_away == []
    see_that_each_had_one_effect(crowd, [one.result() for one in sent])
    now = {one["Id"] for one in stack.containers()}
    assert replaced.isdisjoint(now)
    stack.up()
    assert {one["Id"] for one in stack.containers()} == now
