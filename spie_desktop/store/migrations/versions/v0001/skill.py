"""The tables of the first schema: skill."""

STATEMENTS = (
    """CREATE TABLE skill (
    person_id VARCHAR(26) NOT NULL,
    nature VARCHAR(40) NOT NULL,
    name VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    rome_code VARCHAR NOT NULL,
    issuer VARCHAR NOT NULL,
    organisation_id VARCHAR(26),
    started_on DATE,
    ended_on DATE,
    acquired_on DATE,
    url VARCHAR NOT NULL,
    document_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_skill PRIMARY KEY (id),
    CONSTRAINT fk_skill_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_skill_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_skill_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE INITIALLY
        DEFERRED
)""",
    "CREATE INDEX ix_skill_document_id ON skill (document_id)",
    "CREATE INDEX ix_skill_organisation_id ON skill (organisation_id)",
    "CREATE INDEX ix_skill_person_id ON skill (person_id)",
)
