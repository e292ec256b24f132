"""Every event has a name, a sentence, a schema, an example, a line in the docs, and keeps people inside."""

import dataclasses
import importlib
import inspect
import pkgutil
import re

import pytest

from shared.contracts.catalogue import EVENTS, EXAMPLE, SCHEMA
from shared.messaging.events import Event, Stream
from tests.every_service import ROOT, services

SERVICES = services()
SAID = [
    pytest.param(name, event, id=f"{name}-{event.TYPE}")
    for name, service in SERVICES.items()
    for event in service.events
]
NAME = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*")
ABOUT_PEOPLE = {"email", "account_id", "phone", "address", "cnp", "recipient", "person_id", "author", "link"}


@pytest.mark.parametrize("name", [name for name, service in SERVICES.items() if service.events])
def test_no_event_class_is_forgotten(name: str) -> None:
    """What stands in the room of events stands in the service, once."""
    room = importlib.import_module(f"services.{name}.events")
    inside = pkgutil.iter_modules(getattr(room, "__path__", ()), f"{room.__name__}.")
    modules = [room, *(importlib.import_module(found.name) for found in inside)]
    defined = {
        member
        for module in modules
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, Event) and member.__module__ == module.__name__
    }
    said = SERVICES[name].events
    assert set(said) == defined
    assert len({event.wire_name(name) for event in said}) == len(said)


@pytest.mark.parametrize(("service", "event"), SAID)
def test_an_event_is_frozen_named_and_explained(service: str, event: type[Event]) -> None:
    """`<aggregate>.<past-tense>`, keyword-only, with a sentence of its own."""
    assert NAME.fullmatch(event.TYPE)
    parameters = event.__dataclass_params__  # type: ignore[attr-defined]
    assert parameters.frozen
    assert all(field.kw_only for field in dataclasses.fields(event))
    assert "__doc__" in vars(event)
    assert re.match(r"[A-Z].+[.]$", inspect.getdoc(event) or "", re.DOTALL)


@pytest.mark.parametrize(("service", "event"), SAID)
def test_an_event_has_schema_example_and_docs(service: str, event: type[Event]) -> None:
    """Under its name in each place."""
    name = f"{event.TYPE}.v{event.VERSION}"
    assert (EVENTS / service / f"{name}{SCHEMA}").is_file()
    assert (EVENTS / service / f"{name}{EXAMPLE}").is_file()
    assert f"### {service}.{name}\n" in (ROOT / "docs" / "events.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("service", "event"), SAID)
def test_people_are_only_on_the_inside(service: str, event: type[Event]) -> None:
    """A public event names nobody; an internal one says whose data it carries, so that it can be erased."""
    fields = {field.name for field in dataclasses.fields(event)}
    if event.STREAM is Stream.PUBLIC:
        assert fields.isdisjoint(ABOUT_PEOPLE)
        assert event.PERSON is None
    if event.STREAM is Stream.INTERNAL and "account_id" in fields:
        assert event.PERSON == "account_id"
    assert event.PERSON is None or event.PERSON in fields
