"""`python -m benchmarks.consultation [--only PART] [--keep]`: best on a quiet machine."""

from collections.abc import Callable, Mapping

from benchmarks.consultation.pages import pages
from benchmarks.consultation.searching import searching
from benchmarks.report.figures import Part
from benchmarks.report.running import command_of
from benchmarks.servers import Servers
from benchmarks.web.reading import reading

PARTS: Mapping[str, Callable[[Servers], Part]] = {
    "pages": pages,
    "searching": searching,
    "reading": reading,
}


command_of("consultation", PARTS)()
