"""One system in containers, scaled, for all tests of this folder; each leaves it well."""

import os
from collections.abc import Iterator

import pytest

from tests.system.compose.stack import Stack


@pytest.fixture(scope="session")
def running_stack() -> Iterator[Stack]:
    """Built, started and seeded; gone with all its data at the end."""
    stack = Stack(os.environ.get("COMPOSE_TEST_PROJECT") or f"parteneriat-test-{os.getpid()}")
    try:
        stack("build")
        stack.up()
        stack.seed()
        yield stack
    finally:
        stack.forget()


@pytest.fixture
def stack(running_stack: Stack) -> Iterator[Stack]:
    """The same, and well again after the test."""
    yield running_stack
    running_stack.wait_until_well()
