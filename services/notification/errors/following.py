"""What is refused of how somebody wants to be told.

Invalid
├── QuietHoursNotValid      /quiet_until
└── PauseNotValid           /paused_until
"""

from shared.errors import Invalid


class QuietHoursNotValid(Invalid):
    """They have a beginning and another end, or there are none."""

    code = "quiet-hours-not-valid"
    pointer = "/quiet_until"
    ro = "Orele de liniște au nevoie de un început și de un sfârșit diferit."
    en = "Quiet hours need a beginning and an end that is not the same."


class PauseNotValid(Invalid):
    """A pause ends on a day to come, within a year: who wants none at all any more stops."""

    code = "pause-not-valid"
    pointer = "/paused_until"
    ro = "Alegeți o zi de mâine încolo, cel mult peste un an."
    en = "Choose a day from tomorrow on, within a year."
