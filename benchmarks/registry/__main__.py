"""`python -m benchmarks.registry [--only PART] [--keep]`: best on a quiet machine."""

from collections.abc import Callable, Mapping

from benchmarks.registry.importing import importing
from benchmarks.registry.searching import searching
from benchmarks.report.figures import Part
from benchmarks.report.running import command_of
from benchmarks.servers import Servers

PARTS: Mapping[str, Callable[[Servers], Part]] = {
    "importing": importing,
    "searching": searching,
}


command_of("registry", PARTS)()
