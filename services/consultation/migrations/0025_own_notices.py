"""The words of an authority's notices: how it is reached, what a clerk adds, what was published."""

from alembic import op

revision = "0025"
down_revision = "0024"

NOTICES = """
create table notice_contact (
    id uuid constraint pk_notice_contact primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null constraint uq_notice_contact_authority unique,
    officer text not null default '',
    phone text not null default '',
    email text not null default '',
    address text not null default '',
    opening_hours text not null default '',
    postal_address text not null default '',
    website text not null default '',
    signatory text not null default '',
    written_by uuid,
    written_at timestamptz
);
comment on column notice_contact.officer is 'The person or office for civil society, art. 7 (7)';

create table own_notice (
    id uuid constraint pk_own_notice primary key
        constraint fk_own_notice_id references consultation on delete cascade,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    number text not null,
    paragraph text not null,
    content jsonb,
    published_at timestamptz
);
comment on column own_notice.content is 'The words as they were published; null while it is a draft';
"""


def upgrade() -> None:
    op.execute(NOTICES)
