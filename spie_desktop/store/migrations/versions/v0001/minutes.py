"""The tables of the first schema: minutes, rectification, minutes_signature."""

STATEMENTS = (
    """CREATE TABLE minutes (
    meeting_id VARCHAR(26) NOT NULL,
    closing_step VARCHAR(40) NOT NULL,
    snapshot JSON NOT NULL,
    digest VARCHAR NOT NULL,
    short_code VARCHAR NOT NULL,
    frozen_at VARCHAR(24),
    signed_at VARCHAR(24),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_minutes PRIMARY KEY (id),
    CONSTRAINT fk_minutes_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY
        DEFERRED
)""",
    "CREATE INDEX ix_minutes_meeting_id ON minutes (meeting_id)",
    """CREATE TABLE rectification (
    minutes_id VARCHAR(26) NOT NULL,
    number INTEGER NOT NULL,
    line_id VARCHAR(26),
    subject VARCHAR NOT NULL,
    "before" VARCHAR NOT NULL,
    "after" VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    requested_by VARCHAR NOT NULL,
    approved_by VARCHAR NOT NULL,
    made_at VARCHAR(24),
    signed_at VARCHAR(24),
    digest VARCHAR NOT NULL,
    short_code VARCHAR NOT NULL,
    document_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_rectification PRIMARY KEY (id),
    CONSTRAINT fk_rectification_minutes_id FOREIGN KEY(minutes_id) REFERENCES minutes (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_rectification_line_id FOREIGN KEY(line_id) REFERENCES meeting_line (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_rectification_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_rectification_document_id ON rectification (document_id)",
    "CREATE INDEX ix_rectification_line_id ON rectification (line_id)",
    "CREATE INDEX ix_rectification_minutes_id ON rectification (minutes_id)",
    """CREATE TABLE minutes_signature (
    minutes_id VARCHAR(26) NOT NULL,
    rectification_id VARCHAR(26),
    professional_id VARCHAR(26),
    facilitator_id VARCHAR(26),
    state VARCHAR(40) NOT NULL,
    nature VARCHAR(40),
    signed_at VARCHAR(24),
    signed_digest VARCHAR NOT NULL,
    strokes JSON NOT NULL,
    reason VARCHAR NOT NULL,
    document_id VARCHAR(26),
    rank INTEGER NOT NULL,
    carried_name VARCHAR NOT NULL,
    carried_organisation VARCHAR NOT NULL,
    carried_job_title VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_minutes_signature PRIMARY KEY (id),
    CONSTRAINT fk_minutes_signature_minutes_id FOREIGN KEY(minutes_id) REFERENCES minutes (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_minutes_signature_rectification_id FOREIGN KEY(rectification_id) REFERENCES rectification
        (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_minutes_signature_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_minutes_signature_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_minutes_signature_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_minutes_signature_document_id ON minutes_signature (document_id)",
    "CREATE INDEX ix_minutes_signature_facilitator_id ON minutes_signature (facilitator_id)",
    "CREATE INDEX ix_minutes_signature_minutes_id ON minutes_signature (minutes_id)",
    "CREATE INDEX ix_minutes_signature_professional_id ON minutes_signature (professional_id)",
    "CREATE INDEX ix_minutes_signature_rectification_id ON minutes_signature (rectification_id)",
)
