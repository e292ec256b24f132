"""What was seen already: recent ids, and the last position of each stream."""

from collections import OrderedDict

from parteneriat_subscriber.event import Event

IDS_KEPT = 100_000  # some 10 MB


class Memory:
    """Recognises an event that comes again, and notices positions that did not come.

    A broker delivers at least once, so duplicates are ordinary. Positions are missing where the queue is
    bound to a part of the events, which is ordinary too; where it is bound to all of them, something was lost
    or dropped.

    Args:
        ids_kept: how many ids are remembered; the oldest are forgotten first.
    """

    def __init__(self, ids_kept: int = IDS_KEPT) -> None:
        self._ids_kept = ids_kept
        self._ids: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._positions: dict[tuple[str, int], int] = {}

    def knows(self, event: Event) -> bool:
        """Whether the event was noted."""
        return (event.source, event.id) in self._ids

    def note(self, event: Event) -> int:
        """Remember an event that was dealt with.

        Returns:
            How many positions of its stream were left out since the one before; 0 where it follows, or comes
            late, or is the first.
        """
        self._ids[event.source, event.id] = None
        while len(self._ids) > self._ids_kept:
            self._ids.popitem(last=False)
        stream = (event.source.rpartition("/")[2], event.epoch)
        last = self._positions.get(stream, event.position - 1)
        self._positions[stream] = max(last, event.position)
        return max(0, event.position - last - 1)
