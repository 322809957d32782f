"""The tables of the first schema: professional."""

STATEMENTS = (
    """CREATE TABLE professional (
    last_name VARCHAR NOT NULL,
    first_name VARCHAR NOT NULL,
    organisation_id VARCHAR(26),
    territory_id VARCHAR(26),
    job_title VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    phone VARCHAR NOT NULL,
    mobile VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    is_spie_referent BOOLEAN NOT NULL,
    is_archived BOOLEAN NOT NULL,
    merged_into_id VARCHAR(26),
    sort_key VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_professional PRIMARY KEY (id),
    CONSTRAINT fk_professional_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_professional_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_professional_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_professional_merged_into_id ON professional (merged_into_id)",
    "CREATE INDEX ix_professional_organisation_id ON professional (organisation_id)",
    "CREATE INDEX ix_professional_sort_key_id ON professional (sort_key, id)",
    "CREATE INDEX ix_professional_territory_id ON professional (territory_id)",
)
