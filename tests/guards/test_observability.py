"""Alert rules, dashboard and Prometheus's settings name only what there is."""

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator

import pytest
import yaml

from shared import VERSION
from tests.documented import documented
from tests.every_service import ROOT, services
from tests.guards.test_docs import anchors

HERE = ROOT / "deploy" / "observability"
OF_PROMETHEUS = {"up"}
NO_NAMES = re.compile(r'"[^"]*"|\{[^}]*\}|\[[^\]]*\]|\b(?:by|on)\s*\([^)]*\)')
NAME = re.compile(r"\b[a-z_][a-z0-9_]*\b(?!\s*\()")
WORDS = {"and", "or", "unless", "by", "on", "bool"}


def rules() -> list[dict[str, str]]:
    """All alert rules."""
    groups = yaml.safe_load((HERE / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def expressions() -> Iterator[tuple[str, str]]:
    """What alerts and dashboard ask for, each with the name of who asks."""
    for rule in rules():
        yield rule["alert"], rule["expr"]
    for panel in json.loads((HERE / "dashboard.json").read_text(encoding="utf-8"))["panels"]:
        for target in panel.get("targets", ()):
            yield panel["title"], target["expr"]


def names_in(expression: str) -> set[str]:
    """The metrics that an expression names."""
    return set(NAME.findall(NO_NAMES.sub(" ", expression))) - WORDS


def labels_in(expression: str) -> Iterator[tuple[str, str]]:
    """The labels by which it chooses, each with its metric."""
    for metric, chosen in re.findall(r"([a-z_]+)\{([^}]*)\}", expression):
        for label in re.findall(r"(\w+)\s*(?:=|!)", re.sub(r'"[^"]*"', '""', chosen)):
            yield metric, label


def test_the_reading_finds_names() -> None:
    """Functions, labels, durations and numbers are none."""
    text = 'sum by (service) (rate(a_total{route!~"/b.*"}[5m])) > 0.5 * max(b) and on (queue) c == 1'
    assert names_in(text) == {"a_total", "b", "c"}
    assert set(labels_in(text)) == {("a_total", "route")}


@pytest.mark.parametrize(("who", "expression"), list(expressions()))
def test_every_metric_that_is_named_exists(who: str, expression: str) -> None:
    """In `docs/metrics.md`, that is, which is held against the running processes."""
    listed = {series: line for line in documented().values() for series in line.series}
    assert names_in(expression), who
    assert names_in(expression) - set(listed) - OF_PROMETHEUS == set()
    for metric, label in labels_in(expression):
        if metric not in OF_PROMETHEUS and label not in ("service", "job", "instance"):
            assert label in listed[metric].labels, (who, metric, label)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: str(rule["alert"]))
def test_every_alert_says_what_to_do(rule: dict[str, dict[str, str]]) -> None:
    """A sentence, how urgent it is, and a heading that is there."""
    page, _, heading = rule["annotations"]["runbook"].partition("#")
    assert (ROOT / page).is_file()
    assert not heading or heading in anchors(ROOT / page)
    assert rule["annotations"]["summary"].endswith(".")
    assert rule["labels"]["severity"] in ("critical", "warning")


def test_every_process_is_looked_at() -> None:
    """Prometheus finds web and worker of each service, tells when one is gone, and each may be traced."""
    found = yaml.safe_load((HERE / "prometheus.yml").read_text(encoding="utf-8"))["scrape_configs"]
    names = {name for job in found for source in job["dns_sd_configs"] for name in source["names"]}
    wanted = {f"{name}-{role}" for name in services() for role in ("web", "worker")} | {"portal-web"}
    assert names == wanted
    (gone,) = (rule["expr"] for rule in rules() if rule["alert"] == "ServiceGone")
    named = re.findall(r'job="(\w+)", service="(\w+)"', gone)
    assert {f"{service}-{job}" for job, service in named} == wanted
    traced = set(yaml.safe_load((HERE / "compose.yml").read_text(encoding="utf-8"))["services"]) - {
        "prometheus"
    }
    assert traced == wanted


def test_processes_tell_the_version_of_the_project() -> None:
    """Images hold no pyproject.toml, so it stands in two places."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


@pytest.mark.skipif(shutil.which("promtool") is None, reason="no promtool on this machine")
def test_prometheus_reads_it() -> None:
    """As it does itself at its start."""
    done = subprocess.run(
        ["promtool", "check", "config", HERE / "prometheus.yml"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
