"""The tables of the first schema: exit."""

STATEMENTS = (
    """CREATE TABLE exit (
    case_file_id VARCHAR(26) NOT NULL,
    exited_on DATE NOT NULL,
    reason VARCHAR(40) NOT NULL,
    reason_detail VARCHAR NOT NULL,
    is_positive_for_person VARCHAR(40) NOT NULL,
    person_words VARCHAR NOT NULL,
    criterion VARCHAR(40) NOT NULL,
    criterion_detail VARCHAR NOT NULL,
    organisation_id VARCHAR(26),
    professional_id VARCHAR(26),
    situation_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_exit PRIMARY KEY (id),
    CONSTRAINT fk_exit_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_exit_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_exit_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_exit_situation_id FOREIGN KEY(situation_id) REFERENCES situation (id) DEFERRABLE INITIALLY
        DEFERRED
)""",
    "CREATE INDEX ix_exit_case_file_id ON exit (case_file_id)",
    "CREATE INDEX ix_exit_exited_on ON exit (exited_on)",
    "CREATE INDEX ix_exit_organisation_id ON exit (organisation_id)",
    "CREATE INDEX ix_exit_professional_id ON exit (professional_id)",
    "CREATE INDEX ix_exit_situation_id ON exit (situation_id)",
)
