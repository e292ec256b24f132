"""The shape of a database as plain values, the same wherever it was made: what a release freezes."""

from typing import Any

import psycopg

COLUMNS = """
    select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
           case a.attidentity when '' then pg_get_expr(d.adbin, d.adrelid) else 'identity' end
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     order by c.relname collate "C", a.attname collate "C"
"""
CONSTRAINTS = """
    select c.relname, k.conname, pg_get_constraintdef(k.oid)
      from pg_constraint k join pg_class c on c.oid = k.conrelid
     where k.connamespace = 'public'::regnamespace and k.contype <> 'n'
     order by c.relname collate "C", k.conname collate "C"
"""
INDEXES = """
    select tablename, indexname, indexdef from pg_indexes
     where schemaname = 'public' order by tablename collate "C", indexname collate "C"
"""
TRIGGERS = """
    select c.relname, t.tgname, pg_get_triggerdef(t.oid)
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
     order by c.relname collate "C", t.tgname collate "C"
"""


def shape_of(url: str) -> dict[str, Any]:
    """Tables with their columns, constraints, indexes and triggers, by name.

    Args:
        url: of a migrated database.
    """
    with psycopg.connect(url) as database:
        tables: dict[str, Any] = {}
        for table, column, kind, not_null, default in database.execute(COLUMNS):
            columns = tables.setdefault(table, {"columns": {}})["columns"]
            columns[column] = {"type": kind, "not_null": not_null, "default": default}
        for part, query in (("constraints", CONSTRAINTS), ("indexes", INDEXES), ("triggers", TRIGGERS)):
            for table, name, definition in database.execute(query):
                tables[table].setdefault(part, {})[name] = definition
    return tables
