"""All that lies in a database, as text, to look for what should not be there."""

from sqlalchemy import Engine, text

TABLES = text("""
    select table_name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
""")


def tables_that_hold(engine: Engine, *words: str) -> set[str]:
    """The tables in any of whose rows one of the words stands, in whatever capitals, also in bytes."""
    found = set()
    with engine.connect() as connection:
        for name in connection.scalars(TABLES).all():
            rows = connection.scalars(text(f"select t::text from {name} t")).all()
            whole = "\n".join(rows).casefold()
            if any(word.casefold() in whole or word.encode().hex() in whole for word in words):
                found.add(name)
    return found
