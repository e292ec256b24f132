"""What is committed under shared/contracts is what the classes say."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from shared.contracts import files, generate
from shared.contracts.__main__ import wanted
from shared.contracts.catalogue import EVENTS, Contract, contracts
from shared.messaging.envelope import Envelope
from shared.messaging.events import Stream
from shared.service import Service
from tests.every_service import services

CONTRACTS = contracts()
NAMES = [contract.type for contract in CONTRACTS]


@pytest.mark.parametrize("service", services().values(), ids=services())
def test_schemas_and_examples_are_up_to_date(service: Service) -> None:
    """Else: `python -m services.<name> contracts write`."""
    assert generate.check(service) == []


def test_what_is_made_from_them_is_up_to_date() -> None:
    """Else: `python -m shared.contracts write`."""
    assert files.stale(wanted()) == []


def test_no_folder_is_left_of_a_service_that_is_gone() -> None:
    """Each folder of events belongs to a service that says them."""
    said = {name for name, service in services().items() if service.events}
    assert {folder.name for folder in EVENTS.iterdir()} == said


@pytest.mark.parametrize("contract", CONTRACTS, ids=NAMES)
def test_an_example_fits_its_schema(contract: Contract) -> None:
    """Formats such as dates and ids included."""
    validator = Draft202012Validator(contract.schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.check_schema(contract.schema)
    validator.validate(contract.example["data"])


@pytest.mark.parametrize("contract", CONTRACTS, ids=NAMES)
def test_an_example_is_an_envelope_that_we_read(contract: Contract) -> None:
    """Type, stream and place agree with each other."""
    envelope = Envelope.from_bytes(json.dumps(contract.example).encode())
    assert envelope.type == contract.type == f"ro.parteneriat.{contract.service}.{contract.name}"
    assert contract.example["dataschema"].endswith(f"/schemas/{contract.service}/{contract.name}.schema.json")
    assert (contract.stream is Stream.LETTER) == contract.name.startswith("letter.")


def test_asyncapi_lists_each_event_once_and_points_to_files_that_are_there() -> None:
    """What anybody may hear stands in one file, the rest in the other."""
    public, internal = (
        yaml.safe_load((EVENTS.parent / name).read_text(encoding="utf-8"))["components"]["messages"]
        for name in ("asyncapi.yaml", "asyncapi.internal.yaml")
    )
    assert sorted([*public, *internal]) == sorted(name.removeprefix("ro.parteneriat.") for name in NAMES)
    assert len(public) == sum(contract.stream is Stream.PUBLIC for contract in CONTRACTS)
    for message in [*public.values(), *internal.values()]:
        schema: Path = EVENTS.parent / message["payload"]["schema"]["allOf"][1]["properties"]["data"]["$ref"]
        assert schema.is_file()
