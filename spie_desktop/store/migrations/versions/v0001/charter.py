"""The tables of the first schema: charter_text, charter_signature."""

STATEMENTS = (
    """CREATE TABLE charter_text (
    version VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    in_force_on DATE,
    territory_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_charter_text PRIMARY KEY (id),
    CONSTRAINT fk_charter_text_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_charter_text_territory_id ON charter_text (territory_id)",
    """CREATE TABLE charter_signature (
    charter_id VARCHAR(26) NOT NULL,
    professional_id VARCHAR(26),
    facilitator_id VARCHAR(26),
    person_id VARCHAR(26),
    meeting_id VARCHAR(26),
    signed_at VARCHAR(24) NOT NULL,
    nature VARCHAR(40) NOT NULL,
    carried_name VARCHAR NOT NULL,
    carried_organisation VARCHAR NOT NULL,
    strokes JSON NOT NULL,
    document_id VARCHAR(26),
    revoked_on DATE,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_charter_signature PRIMARY KEY (id),
    CONSTRAINT fk_charter_signature_charter_id FOREIGN KEY(charter_id) REFERENCES charter_text (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_charter_signature_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_charter_signature_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_charter_signature_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_charter_signature_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_charter_signature_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_charter_signature_charter_id ON charter_signature (charter_id)",
    "CREATE INDEX ix_charter_signature_document_id ON charter_signature (document_id)",
    "CREATE INDEX ix_charter_signature_facilitator_id ON charter_signature (facilitator_id)",
    "CREATE INDEX ix_charter_signature_meeting_id ON charter_signature (meeting_id)",
    "CREATE INDEX ix_charter_signature_person_id ON charter_signature (person_id)",
    "CREATE INDEX ix_charter_signature_professional_id ON charter_signature (professional_id)",
)
