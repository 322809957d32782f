"""The tables of the first schema: attachment, document."""

STATEMENTS = (
    """CREATE TABLE attachment (
    digest VARCHAR(64) NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_attachment PRIMARY KEY (digest)
)""",
    """CREATE TABLE document (
    title VARCHAR NOT NULL,
    nature VARCHAR(40) NOT NULL,
    file_name VARCHAR NOT NULL,
    media_type VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    digest VARCHAR NOT NULL,
    sealed_digest VARCHAR NOT NULL,
    made_at VARCHAR(24),
    received_on DATE,
    person_id VARCHAR(26),
    case_file_id VARCHAR(26),
    meeting_id VARCHAR(26),
    organisation_id VARCHAR(26),
    notes VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (id),
    CONSTRAINT fk_document_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_document_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_document_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_document_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_document_case_file_id ON document (case_file_id)",
    "CREATE INDEX ix_document_digest ON document (digest)",
    "CREATE INDEX ix_document_meeting_id ON document (meeting_id)",
    "CREATE INDEX ix_document_organisation_id ON document (organisation_id)",
    "CREATE INDEX ix_document_person_id ON document (person_id)",
)
