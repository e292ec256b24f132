"""The directory: what is typed, what is found, in which order, and how many there are."""

from threading import Thread

import pytest
from sqlalchemy import text

from services.registry.commands.directory import SurroundAuthority
from services.registry.errors.authorities import UnknownAuthority
from services.registry.errors.localities import UnknownLocality
from services.registry.queries import directory as queries
from services.registry.queries.directory_counts import counts
from services.registry.queries.directory_filters import PUBLIC_STATES, Wanted
from shared.plain_text import plain
from tests.unit.registry.directory import found, verified
from tests.unit.registry.world import World

NAMES = {
    "strazi": "Asociația Străzi Liniștite",
    "statii": "Asociația pentru Stații și Autobuze",
    "mediu": "Fundația pentru Protecția Mediului",
    "ploiesti": "Clubul Sportiv Ploiești",
    "parc": "Asociația Parc Verde",
    "verde": "Verde Viu",
}


@pytest.fixture
def town(world: World) -> World:
    """A registry with six verified organisations, and one that waits."""
    authority, account = world.authority(), world.person()
    clerk = world.clerk(authority)
    for name in NAMES.values():
        verified(world, account, clerk, name)
    world.request(account, authority, name="Asociația care Așteaptă", cui=None, register_number=None)
    return world


TYPED: list[tuple[str, list[str]]] = [
    ("Străzi", ["strazi"]),
    ("strazi", ["strazi"]),
    ("STRĂZI", ["strazi"]),
    ("stații", ["statii"]),
    ("statii", ["statii"]),
    ("staţii", ["statii"]),
    ("Ploiesti", ["ploiesti"]),
    ("Ploiești", ["ploiesti"]),
    ("ploieşti", ["ploiesti"]),
    ("loiest", ["ploiesti"]),
    ("liniștite străzi", ["strazi"]),
    ("mediului fundatia", ["mediu"]),
    ("fpm", ["mediu"]),
    ("FPPM", ["mediu"]),
    ("st", ["statii", "strazi"]),
    ("așteaptă", []),
    ("", ["parc", "statii", "strazi", "ploiesti", "mediu", "verde"]),
    ("%", ["parc", "statii", "strazi", "ploiesti", "mediu", "verde"]),
    ("verde", ["verde", "parc"]),
    # mistyped: two letters exchanged, one too many, one missing, one other, several wrong
    ("satzi", []),
    ("starzi", ["strazi"]),
    ("linistiite", ["strazi"]),
    ("linistte", ["strazi"]),
    ("Ploeisti", ["ploiesti"]),
    ("pliesti", ["ploiesti"]),
    ("prac", ["parc"]),
    ("fundatai protectia", ["mediu"]),
    ("autobuzze", ["statii"]),
    ("xyzqw", []),
]


def test_what_is_typed_finds_what_is_meant(town: World) -> None:
    """Diacritics, parts, order and a slip of the hand do not matter; only verified ones are there."""
    assert {typed: found(town, typed) for typed, _ in TYPED} == {
        typed: [NAMES[name] for name in names] for typed, names in TYPED
    }


def test_a_mistyped_word_says_what_was_looked_for(town: World) -> None:
    """Whoever reads the list knows that it is not of what they typed."""
    with town.runtime.read() as session:
        assert queries.search(session, Wanted(typed="starzi"), after=None, limit=5).meant == "strazi"
        assert queries.search(session, Wanted(typed="strazi"), after=None, limit=5).meant is None


def test_pages_hold_everything_once(town: World) -> None:
    """By relevance, by name, and where a mistyped word was understood; each says how many there are."""
    for typed in ("", "asociatia", "asociatai", "verde"):
        with town.runtime.read() as session:
            whole = queries.search(session, Wanted(typed=typed), after=None, limit=20)
            pages, totals, after = [], set(), None
            while (page := queries.search(session, Wanted(typed=typed), after=after, limit=1)).rows:
                pages.append(page.rows[0]["organisation_id"])
                totals.add(page.total)
                after = page.rows[-1]["key"]
        assert pages == [row["organisation_id"] for row in whole.rows], typed
        assert totals == {whole.total}, typed


@pytest.mark.parametrize("limit", [1, 2, 20])
@pytest.mark.parametrize("typed", ["asociatia", "verde", "a", "p"])
def test_too_many_to_be_ranked(town: World, monkeypatch: pytest.MonkeyPatch, typed: str, limit: int) -> None:
    """First those whose names begin so, by name, then the newest; the count says that there are more."""
    with town.runtime.read() as session:
        ranked = queries.search(session, Wanted(typed=typed), after=None, limit=20).rows
        monkeypatch.setattr(queries, "BOUND", 1)
        ids, totals, after = [], set(), None
        while (page := queries.search(session, Wanted(typed=typed), after=after, limit=limit)).rows:
            ids += [row["organisation_id"] for row in page.rows]
            totals.add(page.total)
            after = page.rows[-1]["key"]
        rows = queries.details(session, [{"organisation_id": one, "key": one} for one in ids])
    assert set(ids) == {row["organisation_id"] for row in ranked}
    assert totals == {2}
    names = {row["id"]: plain(row["name"]) for row in rows}
    begin = [one for one in ids if len(typed) >= 3 and names[one].startswith(typed)]
    assert ids[: len(begin)] == sorted(begin, key=lambda one: names[one])
    assert ids[len(begin) :] == sorted(ids[len(begin) :], reverse=True)


def test_a_number_finds_its_organisation(world: World) -> None:
    """CUI with or without RO, a number of the national register in any writing."""
    authority, account = world.authority(), world.person()
    clerk = world.clerk(authority)
    verified(world, account, clerk, "Asociația Doi", cui="2844855", register_number="3315/A/2026")
    verified(world, account, clerk, "Școala 2844855", register_number="1/B/2020")
    for typed in ("2844855", "RO2844855", "ro 2844855", "3315/A/2026", " 3315 / a / 2026 "):
        assert found(world, typed) == ["Asociația Doi"], typed
    assert found(world, "284485") == ["Școala 2844855"]


def test_filters(world: World) -> None:
    """Kind, field of activity, town with a village of it, authority; each alone and together."""
    here, there, account = world.authority(), world.authority("alt-oras"), world.person()
    clerk, other = world.clerk(here), world.clerk(there, "other@example.org")
    verified(world, account, clerk, "Unu", locality_siruta=130543, fields=("Protecția mediului", "sport"))
    verified(world, account, clerk, "Doi", kind="foundation", locality_siruta=130687)
    verified(world, account, other, "Trei", locality_siruta=None, fields=("cultură",))
    assert found(world, kind="foundation") == ["Doi"]
    assert found(world, field="mediu") == ["Doi", "Unu"]
    assert found(world, field="CULTURA") == ["Trei"]
    assert found(world, authority=there) == ["Trei"]
    assert found(world, localities=(130534,)) == ["Unu"]
    assert found(world, "u", authority=here, field="sport") == ["Unu"]
    with world.runtime.read() as session:
        assert queries.towns(session, 130543, nearby=True) == (130534,)
    world.do(SurroundAuthority(slug=here, around=frozenset({130678})))
    with world.runtime.read() as session:
        around = queries.towns(session, 130534, nearby=True)
    assert found(world, localities=around) == ["Doi", "Unu"]


def test_around_lie_towns_and_communes_alone(world: World) -> None:
    """A village, a county, a code of nothing and an authority of nowhere are refused."""
    slug = world.authority()
    for code in (130543, 298, 999_999):
        with pytest.raises(UnknownLocality):
            world.do(SurroundAuthority(slug=slug, around=frozenset({code})))
    with pytest.raises(UnknownAuthority):
        world.do(SurroundAuthority(slug="nicaieri", around=frozenset()))


STATES = "update verification set state = :state where authority = :authority"


def _stand(world: World, state: str, authority: str = "oras-exemplu") -> None:
    with world.runtime.engine.begin() as connection:
        connection.execute(text(STATES), {"state": state, "authority": authority})


def test_who_is_not_verified_any_more_is_shown_only_when_asked_for(world: World) -> None:
    """In the eyes of all, an organisation is verified while one authority finds so."""
    here, there, account = world.authority(), world.authority("alt-oras"), world.person()
    clerk, other = world.clerk(here), world.clerk(there, "other@example.org")
    facts = {"cui": "2844855", "register_number": "3315/A/2026"}
    verified(world, account, clerk, "Unu", **facts)
    verified(world, account, other, "Unu", **facts)
    _stand(world, "suspended", here)
    assert found(world) == ["Unu"]
    assert found(world, authority=here) == []
    assert found(world, authority=here, states=("suspended",)) == ["Unu"]
    _stand(world, "struck-off", there)
    assert found(world) == []
    assert found(world, states=("suspended",)) == ["Unu"]
    assert found(world, states=PUBLIC_STATES) == ["Unu"]


def test_counts_are_those_of_the_list(town: World) -> None:
    """By town and kind, kept or counted; what is suspended is no longer among the verified."""
    with town.runtime.read() as session:
        kept, counted = counts(session, Wanted()), counts(session, Wanted(typed="a"))
    assert (kept.total, kept.by_kind) == (6, [{"kind": "association", "organisations": 6}])
    assert kept.by_town == [
        {"town": {"siruta": 130534, "name": "Ploiești", "county": "PH"}, "organisations": 6}
    ]
    assert counted.total == 3
    _stand(town, "suspended")
    with town.runtime.read() as session:
        assert counts(session, Wanted()).total == 0
        assert counts(session, Wanted(states=("suspended",))).total == 6
        assert counts(session, Wanted(typed="starzi", states=("suspended",))).total == 1


def test_the_directory_is_what_the_organisations_are(town: World) -> None:
    """The triggers leave nothing behind, whatever was done; made anew it is the same."""
    _stand(town, "suspended")
    _stand(town, "verified")
    with town.runtime.engine.begin() as connection:
        connection.execute(
            text(
                "update organisation set name = 'Nou', search_text = 'nou', sort_key = 'nou' "
                "where search_text like '%parc%'"
            )
        )
        before = connection.execute(text("select * from directory order by organisation_id")).all()
        summed = connection.execute(SUMMED).all()
        connection.execute(text("delete from directory"))
        assert connection.execute(SUMMED).all() == []
        connection.execute(text("select directory_refresh(array(select id from organisation))"))
        assert connection.execute(text("select * from directory order by organisation_id")).all() == before
        assert connection.execute(SUMMED).all() == summed
    assert found(town, "nou") == ["Nou"]


SUMMED = text(
    "select state, kind, locality, organisations from directory_count"
    " where organisations > 0 order by 1, 2, 3"
)


def test_two_authorities_deciding_at_once_are_both_seen(world: World) -> None:
    """The later of two transactions sees what the earlier has committed on the same organisation."""
    here, there, account = world.authority(), world.authority("alt-oras"), world.person()
    facts = {"cui": "2844855", "register_number": "3315/A/2026"}
    verified(world, account, world.clerk(here), "Unu", **facts)
    verified(world, account, world.clerk(there, "other@example.org"), "Unu", **facts)
    first, second = world.runtime.engine.connect(), world.runtime.engine.connect()
    first.execute(text(STATES), {"state": "suspended", "authority": here})
    later = Thread(target=second.execute, args=(text(STATES), {"state": "suspended", "authority": there}))
    later.start()
    first.commit()
    later.join()
    second.commit()
    first.close()
    second.close()
    assert found(world) == []
    assert found(world, states=("suspended",)) == ["Unu"]
