"""The tables of the first schema: access_log, machine_state, operation, search_entry."""

STATEMENTS = (
    """CREATE TABLE access_log (
    id INTEGER NOT NULL,
    at VARCHAR(24) NOT NULL,
    author VARCHAR(26) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    record_id VARCHAR(26) NOT NULL,
    purpose VARCHAR(40) NOT NULL,
    CONSTRAINT pk_access_log PRIMARY KEY (id)
)""",
    "CREATE INDEX ix_access_log_record_id ON access_log (record_id)",
    """CREATE TABLE machine_state (
    "key" VARCHAR(60) NOT NULL,
    value JSON NOT NULL,
    CONSTRAINT pk_machine_state PRIMARY KEY ("key")
)""",
    """CREATE TABLE operation (
    id INTEGER NOT NULL,
    device VARCHAR(16) NOT NULL,
    sequence INTEGER NOT NULL,
    clock_ms INTEGER NOT NULL,
    clock_count INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    author VARCHAR(26) NOT NULL,
    action VARCHAR(60) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    record_id VARCHAR(26) NOT NULL,
    schema INTEGER NOT NULL,
    supersedes TEXT NOT NULL,
    digest BLOB NOT NULL,
    chain BLOB NOT NULL,
    salt BLOB,
    payload TEXT,
    CONSTRAINT pk_operation PRIMARY KEY (id),
    CONSTRAINT uq_operation_device_sequence UNIQUE (device, sequence)
)""",
    "CREATE INDEX ix_operation_record_id ON operation (record_id)",
    """CREATE TABLE search_entry (
    id INTEGER NOT NULL,
    record_id VARCHAR(26) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_search_entry PRIMARY KEY (id),
    CONSTRAINT uq_search_entry_record_id UNIQUE (record_id)
)""",
    """CREATE VIRTUAL TABLE search_words USING fts5(words, content='search_entry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2')""",
    "CREATE VIRTUAL TABLE search_terms USING fts5vocab('search_words', 'row')",
)
