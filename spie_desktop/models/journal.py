"""The tables that stay on this computer: the journal, the search index, machine state, the access log."""

import sqlalchemy as sa

from spie_desktop.models.base import Base

metadata = Base.metadata

# One row a record and a transaction. `salt` and `payload` may be erased: the chain covers their digest only.
operation = sa.Table(
    "operation",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("device", sa.String(16), nullable=False),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("clock_ms", sa.Integer, nullable=False),
    sa.Column("clock_count", sa.Integer, nullable=False),
    sa.Column("batch", sa.Integer, nullable=False),
    sa.Column("author", sa.String(26), nullable=False),
    sa.Column("action", sa.String(60), nullable=False),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("record_id", sa.String(26), nullable=False),
    sa.Column("schema", sa.Integer, nullable=False),
    sa.Column("supersedes", sa.Text, nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("chain", sa.LargeBinary, nullable=False),
    sa.Column("salt", sa.LargeBinary),
    sa.Column("payload", sa.Text),
    sa.UniqueConstraint("device", "sequence"),
    sa.Index("ix_operation_record_id", "record_id"),
)

# What the search finds: one row a record that has words; the FTS5 table `search_words` indexes the column `words`.
search_entry = sa.Table(
    "search_entry",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("record_id", sa.String(26), nullable=False, unique=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
)

SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "words, content='search_entry', content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
)
SEARCH_TERMS = "CREATE VIRTUAL TABLE search_terms USING fts5vocab('search_words', 'row')"

# Caret, last place opened, the device's own identity: never journalled, never sent.
machine_state = sa.Table(
    "machine_state",
    metadata,
    sa.Column("key", sa.String(60), primary_key=True),
    sa.Column("value", sa.JSON, nullable=False),
)

# Who opened which file of a person; apart from the journal and shorter-lived.
access_log = sa.Table(
    "access_log",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.String(24), nullable=False),
    sa.Column("author", sa.String(26), nullable=False),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("record_id", sa.String(26), nullable=False, index=True),
    sa.Column("purpose", sa.String(40), nullable=False),
)
