"""The tables of the first schema: handover_sheet."""

STATEMENTS = (
    """CREATE TABLE handover_sheet (
    case_file_id VARCHAR(26) NOT NULL,
    written_on DATE,
    sent_on DATE,
    from_professional_id VARCHAR(26),
    to_professional_id VARCHAR(26),
    to_organisation_id VARCHAR(26),
    from_contact VARCHAR NOT NULL,
    to_contact VARCHAR NOT NULL,
    main_steps VARCHAR NOT NULL,
    fine_analysis VARCHAR NOT NULL,
    diagnosis VARCHAR NOT NULL,
    obstacles VARCHAR NOT NULL,
    professional_support VARCHAR NOT NULL,
    recommendation VARCHAR NOT NULL,
    referred_by VARCHAR NOT NULL,
    referred_how VARCHAR NOT NULL,
    referred_why VARCHAR NOT NULL,
    obstacles_worked_on VARCHAR NOT NULL,
    personal_analysis VARCHAR NOT NULL,
    project VARCHAR NOT NULL,
    job_actions VARCHAR NOT NULL,
    trainings VARCHAR NOT NULL,
    professional_analysis VARCHAR NOT NULL,
    next_what VARCHAR NOT NULL,
    next_why VARCHAR NOT NULL,
    next_when VARCHAR NOT NULL,
    next_steps VARCHAR NOT NULL,
    is_agreed VARCHAR(40) NOT NULL,
    agreed_on DATE,
    signature_kind VARCHAR(40),
    strokes JSON NOT NULL,
    document_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_handover_sheet PRIMARY KEY (id),
    CONSTRAINT fk_handover_sheet_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_handover_sheet_from_professional_id FOREIGN KEY(from_professional_id) REFERENCES
        professional (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_handover_sheet_to_professional_id FOREIGN KEY(to_professional_id) REFERENCES professional
        (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_handover_sheet_to_organisation_id FOREIGN KEY(to_organisation_id) REFERENCES organisation
        (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_handover_sheet_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_handover_sheet_case_file_id ON handover_sheet (case_file_id)",
    "CREATE INDEX ix_handover_sheet_document_id ON handover_sheet (document_id)",
    "CREATE INDEX ix_handover_sheet_from_professional_id ON handover_sheet (from_professional_id)",
    "CREATE INDEX ix_handover_sheet_to_organisation_id ON handover_sheet (to_organisation_id)",
    "CREATE INDEX ix_handover_sheet_to_professional_id ON handover_sheet (to_professional_id)",
)
