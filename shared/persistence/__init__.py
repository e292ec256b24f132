"""PostgreSQL: engine, aggregates, the unit of work, read models, migrations."""
