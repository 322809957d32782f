"""The tables of the first schema: consent, rights_request."""

STATEMENTS = (
    """CREATE TABLE consent (
    person_id VARCHAR(26) NOT NULL,
    case_file_id VARCHAR(26),
    nature VARCHAR(40) NOT NULL,
    state VARCHAR(40) NOT NULL,
    asked_on DATE,
    given_on DATE,
    refused_on DATE,
    withdrawn_on DATE,
    withdrawal_reason VARCHAR NOT NULL,
    wording VARCHAR NOT NULL,
    scope VARCHAR NOT NULL,
    signature_kind VARCHAR(40),
    strokes JSON NOT NULL,
    professional_id VARCHAR(26),
    document_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_consent PRIMARY KEY (id),
    CONSTRAINT fk_consent_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_consent_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_consent_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_consent_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE INITIALLY
        DEFERRED
)""",
    "CREATE INDEX ix_consent_case_file_id ON consent (case_file_id)",
    "CREATE INDEX ix_consent_document_id ON consent (document_id)",
    "CREATE INDEX ix_consent_person_id ON consent (person_id)",
    "CREATE INDEX ix_consent_professional_id ON consent (professional_id)",
    """CREATE TABLE rights_request (
    person_id VARCHAR(26),
    nature VARCHAR(40) NOT NULL,
    state VARCHAR(40) NOT NULL,
    received_on DATE,
    due_on DATE,
    answered_on DATE,
    request VARCHAR NOT NULL,
    answer VARCHAR NOT NULL,
    document_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_rights_request PRIMARY KEY (id),
    CONSTRAINT fk_rights_request_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_rights_request_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_rights_request_document_id ON rights_request (document_id)",
    "CREATE INDEX ix_rights_request_person_id ON rights_request (person_id)",
    "CREATE INDEX ix_rights_request_state_due_on ON rights_request (state, due_on)",
)
