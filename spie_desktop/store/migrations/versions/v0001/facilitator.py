"""The tables of the first schema: facilitator."""

STATEMENTS = (
    """CREATE TABLE facilitator (
    first_name VARCHAR NOT NULL,
    last_name VARCHAR NOT NULL,
    job_title VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    phone VARCHAR NOT NULL,
    organisation_id VARCHAR(26),
    territory_id VARCHAR(26),
    mark VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_facilitator PRIMARY KEY (id),
    CONSTRAINT fk_facilitator_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_facilitator_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_facilitator_organisation_id ON facilitator (organisation_id)",
    "CREATE INDEX ix_facilitator_territory_id ON facilitator (territory_id)",
)
