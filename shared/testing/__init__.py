"""What tests share: fresh databases, virtual hosts of the broker, a mailbox, waiting for conditions."""
