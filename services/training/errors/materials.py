"""Of what is read and used in a course.

Refusal
└── TooManyLinks          409 too-many-links
NotFound
└── NoSuchMaterial        404 no-such-material
"""

from shared.errors import NotFound, Refusal


class TooManyLinks(Refusal):
    """A course is no library."""

    code = "too-many-links"
    ro = "Un curs are cel mult {most} de linkuri."
    en = "A course has {most} links at most."


class NoSuchMaterial(NotFound):
    """There is none, it was taken away, or it is for those who take part."""

    code = "no-such-material"
    ro = "Nu există acest material."
    en = "There is no such material."
