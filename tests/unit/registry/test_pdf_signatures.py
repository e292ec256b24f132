"""What signatures in a PDF say; a hostile file harms nobody and proves nothing."""

import pytest

from services.registry.jobs import look_at_signatures
from services.registry.ports import pdf_signatures
from services.registry.ports.pdf_signatures import signatures_in
from shared.persistence.file_contents import check_held
from tests.unit.registry.pacts import Pacts, plain_pdf, signed_pdf, tampered
from tests.unit.registry.world import World


def test_a_signature_says_who_by_whom_when_and_over_what() -> None:
    """Its bytes are those that were signed; nobody says that it is valid."""
    [found] = signatures_in(signed_pdf()) or []
    assert found["verdict"] == "intact"
    assert found["signer"] == found["issuer"] == "Ana Exemplu, Certificat Exemplu"
    assert found["whole"] is True
    assert found["time"].startswith("20")
    assert found["stamped"] is None
    assert "valid" not in found
    assert "trusted" not in found


def test_a_second_signature_leaves_the_first_intact() -> None:
    """It covers what was there when it was made; the second covers all."""
    twice = signed_pdf(signed_pdf(), field_name="Semnatura2")
    found = signatures_in(twice) or []
    assert [one["verdict"] for one in found] == ["intact", "intact"]
    assert [one["whole"] for one in found] == [False, True]


def test_a_byte_changed_under_a_signature_breaks_it() -> None:
    """Whatever it was."""
    [found] = signatures_in(tampered(signed_pdf())) or []
    assert found["verdict"] == "broken"


def test_what_is_written_behind_a_signature_breaks_it_or_is_not_covered() -> None:
    """More bytes at the end are not signed by anybody."""
    found = signatures_in(signed_pdf() + b"\n%and more\n") or []
    assert [(one["verdict"], one["whole"]) for one in found] != [("intact", True)]


def test_a_file_without_signatures_has_none() -> None:
    """Which is something else than a file that cannot be read."""
    assert signatures_in(plain_pdf()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"[" * 200_000,
        b"%PDF-1.7\n1 0 obj\n<</Length 99999999999>>\nstream\nx",
        signed_pdf()[:-700],
        bytes(range(256)) * 4000,
    ],
    ids=["empty", "head", "deep", "endless", "cut", "noise"],
)
def test_a_hostile_file_is_not_read_and_harms_nobody(content: bytes) -> None:
    """The child ends, with or without a word; nothing intact is claimed."""
    found = signatures_in(content, within_s=20)
    assert not found or all(one["verdict"] != "intact" for one in found)


def test_a_look_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker goes on."""
    assert signatures_in(signed_pdf(), within_s=0.01) is None
    monkeypatch.setattr(pdf_signatures, "LONGEST_ANSWER", 5)
    assert signatures_in(signed_pdf()) is None


def test_the_worker_looks_once_at_each_signed_file(world: World) -> None:
    """A scan says nothing, a signed file what it says, an annex is not looked at."""
    pacts = Pacts(world)
    key = pacts.agreed()
    pacts.add(key, signed_pdf(), name="semnat.pdf")
    pacts.add(key, plain_pdf(), name="scanat.pdf")
    pacts.add(key, signed_pdf(plain_pdf("anexa")), kind="annex", name="anexa.pdf")
    look_at_signatures(world.runtime.bus, world.runtime)
    assert [one["looked_at"] for one in pacts.row(key)["documents"]] == [False, False, False]
    while check_held(world.runtime.engine, world.clock.now):
        pass
    look_at_signatures(world.runtime.bus, world.runtime)
    documents = pacts.row(key)["documents"]
    assert [one["file_state"] for one in documents] == ["good"] * 3
    assert [one["looked_at"] for one in documents] == [True, True, False]
    assert [len(one["signatures"] or []) for one in documents] == [1, 0, 0]
    assert documents[0]["signatures"][0]["verdict"] == "intact"
