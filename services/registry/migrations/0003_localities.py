"""Localities: the whole nomenclature SIRUTA, from the package that carries it."""

from dataclasses import fields
from typing import Any

from alembic import op

from services.registry.model.localities import Locality, nomenclature

revision = "0003"
down_revision = "0002"

LOCALITY = """
create table locality (
    siruta integer constraint pk_locality primary key,
    name text not null,
    search_text text not null,
    sort_key text collate "C" not null,
    level text not null constraint ck_locality_level check (level in ('county', 'uat', 'locality')),
    kind text not null,
    county_code text not null,
    county_name text not null,
    uat_siruta integer,
    uat_name text
);
comment on table locality is 'SIRUTA: counties, towns and communes (uat), localities in them';
comment on column locality.county_code is 'Its letters, such as PH';
comment on column locality.uat_siruta is 'The town or commune it belongs to; null for a county';
"""
INDEXES = """
create index ix_locality_search_text on locality using gin (search_text gin_trgm_ops);
create index ix_locality_uat_siruta on locality (uat_siruta);
"""
COLUMNS = [column.name for column in fields(Locality)]
FILL = f"copy locality ({', '.join(COLUMNS)}) from stdin"


def upgrade() -> None:
    op.execute(LOCALITY)
    connection: Any = op.get_bind().connection  # psycopg's, which copies; SQLAlchemy does not say so
    with connection.cursor() as cursor, cursor.copy(FILL) as copy:
        for row in nomenclature():
            copy.write_row([getattr(row, column) for column in COLUMNS])
    op.execute(INDEXES)
    op.execute("analyze locality")
