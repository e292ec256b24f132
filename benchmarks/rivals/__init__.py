"""The same job in others: publish with confirms, then one row for each message, exactly once.

Each has an environment of its own below `.parts/rivals`, from a lock with hashes, and of
ours it sees `job` alone.
"""
