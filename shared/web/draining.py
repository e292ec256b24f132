"""A sign, seen by all of a service's web processes, that they are about to stop."""

import mmap

# A page of memory that forked processes share: the parent sets it, its children read it.
_page = mmap.mmap(-1, mmap.PAGESIZE)


def start_draining() -> None:
    """Say it. From now on the service shows itself as not ready, while it still answers."""
    _page[0] = 1


def is_draining() -> bool:
    """Whether it was said."""
    return _page[0] == 1
