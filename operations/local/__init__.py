"""The whole system on one machine, without root: PostgreSQL, RabbitMQ, Caddy, the services."""
