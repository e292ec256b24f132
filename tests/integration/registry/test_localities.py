"""Localities over HTTP."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.integration.registry.web import API, ASKED, citizen
from tests.unit.registry.world import World


def test_a_place_is_found_by_what_was_written(client: FlaskClient) -> None:
    """With what it lies in, so that one can tell it from others of its name."""
    found = client.get(f"{API}/localities", query_string={"q": "ploiesti", "level": "locality"}).get_json()
    assert found["items"][0] == client.get(f"{API}/localities/130543").get_json()
    assert found["items"][0]["uat_siruta"] == 130534
    narrowed = client.get(f"{API}/localities", query_string={"q": "Piatra", "county": "PH", "limit": 20})
    assert {item["county_name"] for item in narrowed.get_json()["items"]} == {"Prahova"}


@pytest.mark.parametrize("code", ["0", "1", "999999", "99999999999999999999999"])
def test_a_code_that_is_no_places(client: FlaskClient, code: str) -> None:
    """404, with a sentence."""
    answer = client.get(f"{API}/localities/{code}")
    assert (answer.status_code, answer.get_json()["code"]) == (404, "no-such-locality")


@pytest.mark.parametrize(
    "query", [{}, {"q": "a"}, {"q": "Ploiești", "county": "XX"}, {"q": "Ploiești", "limit": 21}]
)
def test_what_is_asked_badly(client: FlaskClient, query: dict[str, Any]) -> None:
    """422 names what is wrong."""
    assert client.get(f"{API}/localities", query_string=query).status_code == 422


def test_a_request_names_the_field(world: World, client: FlaskClient) -> None:
    """An unknown code is a fault of `/locality_siruta`."""
    world.authority()
    answer = citizen(world, client).post("/organisations", {**ASKED, "locality_siruta": 130544})
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == "/locality_siruta"
