"""How fast it is, in ratios: against the limit and in the same run, so that others can repeat it."""
