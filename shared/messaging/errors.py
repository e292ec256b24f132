"""The two ways in which handling a message can fail, and the two in which a process can.

Broken for ever and broken for now are two types; only the consumer's edge acknowledges.
"""


class Reject(Exception):
    """Broken for ever: trying again will not help. The message goes to the dead, with this reason."""


class Retry(Exception):
    """Not now: the message is parked and tried again after a growing delay."""


class Misconfigured(Exception):
    """The process cannot do its work as it is set up, and says so in a sentence; it ends."""


class BrokerAway(Exception):
    """The broker does not answer, or not as it should; the text is a sentence for an operator."""
