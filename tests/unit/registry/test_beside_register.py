"""What the national register says of who asks, for the clerk who decides."""

from pathlib import Path

from services.registry.queries.beside_register import beside_register
from services.registry.queries.verifications import verification
from tests.unit.registry.register_files import bring_in, export
from tests.unit.registry.world import World

NAME, NUMBER = "Denumire ONG", "Numar Registru"


def test_what_stands_beside_a_request(world: World, tmp_path: Path) -> None:
    """Field by field, five at most, with the file; a town is the same however precisely its code says it."""
    world.authority()
    asked = world.request(world.person(), "oras-exemplu")
    with world.runtime.read() as session:
        request = verification(session, asked.verification_id)
        assert request is not None
        assert beside_register(session, request)["imported"] is None
    same = {NUMBER: "3315/A/2026", NAME: "ASOCIATIA STRAZI LINISTITE", "CUI": "19"}
    others = [{NUMBER: "3315/A/2026", NAME: f"CLUBUL {letter}"} for letter in "ABCDEF"]
    bring_in(world, tmp_path, export(same, *others))
    with world.runtime.read() as session:
        found = beside_register(session, request)
        union = {**request, "kind": "trade-union", "name": "Q", "register_number": None}
        group = beside_register(session, union)
    assert found["imported"]["file_name"] == "export.csv"
    assert len(found["entries"]) == 5
    first = found["entries"][0]
    assert first["by"] == "number-and-name"
    assert first["compared"] == {
        "kind": "same",
        "name": "same",
        "cui": "different",
        "register_number": "same",
        "court": "only-here",
        "town": "same",
        "county": "same",
    }
    assert (first["facts"]["town"], first["facts"]["county"]) == ("Ploiești", "Prahova")
    assert (group["expected"], group["entries"]) == (False, [])
