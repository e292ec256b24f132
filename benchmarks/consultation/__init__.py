"""The consultation service with a register of a million: its pages, its lists, its search."""
