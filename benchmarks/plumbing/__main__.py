"""`python -m benchmarks.plumbing [--only PART] [--keep]`: under ten minutes, best on a quiet machine."""

from collections.abc import Callable, Mapping

from benchmarks.plumbing import way
from benchmarks.report.figures import Part
from benchmarks.report.running import command_of
from benchmarks.servers import Servers
from benchmarks.web.footprint import footprint
from benchmarks.web.posting import posting
from benchmarks.web.reading import reading

PARTS: Mapping[str, Callable[[Servers], Part]] = {
    "relay": way.relay,
    "consumer": way.consumer,
    "latency": way.delay,
    "rivals": way.rivals,
    "posting": posting,
    "reading": reading,
    "footprint": footprint,
}


command_of("plumbing", PARTS)()
