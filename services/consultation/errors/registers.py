"""What is refused of registers.

NotFound
└── NoSuchRegister        404 no-such-register: the authority is not known
"""

from shared.errors import NotFound


class NoSuchRegister(NotFound):
    """No authority of that name keeps one here."""

    code = "no-such-register"
    ro = "Nu există această autoritate."
    en = "There is no such authority."
