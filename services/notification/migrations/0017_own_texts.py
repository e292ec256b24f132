"""An authority's own words in its mails, in versions, and which of them counted when."""

from alembic import op

revision = "0017"
down_revision = "0016"

TEXTS = """
create table own_text (
    id uuid constraint pk_own_text primary key,
    authority text not null,
    category text not null,
    language text not null constraint ck_own_text_language check (language in ('ro', 'en')),
    number integer not null constraint ck_own_text_number check (number > 0),
    subject_prefix text not null,
    introduction text not null,
    closing text not null,
    made_by uuid not null,
    made_at timestamptz not null,
    constraint uq_own_text_authority_category_language_number unique (authority, category, language, number)
);
comment on table own_text is 'Plain text with placeholders in braces; only added';
create table own_text_use (
    authority text not null,
    category text not null,
    language text not null,
    version integer not null,
    number integer not null,
    used_by uuid not null,
    used_at timestamptz not null,
    constraint pk_own_text_use primary key (authority, category, language, version)
);
comment on table own_text_use is 'The highest version holds; number 0 is the text of the files';
"""


def upgrade() -> None:
    op.execute(TEXTS)
