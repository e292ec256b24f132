"""What the processes tell in numbers is what `docs/metrics.md` says, neither more nor less."""

from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families

from shared.testing.waiting import eventually
from tests.browser.town import Town
from tests.documented import Documented, documented
from tests.system.privacy import places


def exposed(town: Town) -> dict[str, Documented]:
    """What any process tells at present."""
    found: dict[str, Documented] = {}
    for _, text in places.metrics(town):
        for family in text_string_to_metric_families(text):
            line = _as_documented(family)
            before = found.get(line.name, line)
            assert before.kind == line.kind, line.name
            found[line.name] = Documented(line.name, line.kind, before.labels | line.labels)
    return found


def test_the_list_is_whole_and_true(town: Town) -> None:
    """By name, type and labels; a metric without a value yet shows no labels."""
    town.site.client.get("/").raise_for_status()
    listed = documented()
    eventually(lambda: set(exposed(town)) >= set(listed), within=30)
    told = exposed(town)
    assert sorted(set(told) - set(listed)) == []
    assert {name: line.kind for name, line in told.items()} == {n: line.kind for n, line in listed.items()}
    assert {
        n: line.labels - listed[n].labels for n, line in told.items() if line.labels - listed[n].labels
    } == {}
    assert {n for n, line in told.items() if line.labels and line.labels != listed[n].labels} == set()


def _as_documented(family: Metric) -> Documented:
    name = f"{family.name}_total" if family.type == "counter" else family.name
    labels = {label for sample in family.samples for label in sample.labels} - {"le"}
    return Documented(name, family.type, frozenset(labels))
