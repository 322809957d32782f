"""The tables of the first schema: commitment."""

STATEMENTS = (
    """CREATE TABLE commitment (
    case_file_id VARCHAR(26) NOT NULL,
    nature VARCHAR(40) NOT NULL,
    state VARCHAR(40) NOT NULL,
    signed_on DATE,
    starts_on DATE,
    ends_on DATE,
    months INTEGER,
    weekly_hours INTEGER,
    organisation_id VARCHAR(26),
    professional_id VARCHAR(26),
    objectives VARCHAR NOT NULL,
    review VARCHAR NOT NULL,
    document_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_commitment PRIMARY KEY (id),
    CONSTRAINT fk_commitment_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_commitment_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_commitment_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_commitment_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_commitment_case_file_id ON commitment (case_file_id)",
    "CREATE INDEX ix_commitment_document_id ON commitment (document_id)",
    "CREATE INDEX ix_commitment_ends_on ON commitment (ends_on)",
    "CREATE INDEX ix_commitment_organisation_id ON commitment (organisation_id)",
    "CREATE INDEX ix_commitment_professional_id ON commitment (professional_id)",
)
