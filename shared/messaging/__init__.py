"""Messages: events, envelope, outbox, relay, inbox, consumer, topology. The only home of kombu."""
