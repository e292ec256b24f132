"""The notification service when a hundred thousand have asked: told, found, sent to, gathered in digests."""
