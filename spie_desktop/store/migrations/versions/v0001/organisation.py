"""The tables of the first schema: organisation, committee_seat."""

STATEMENTS = (
    """CREATE TABLE organisation (
    name VARCHAR NOT NULL,
    short_name VARCHAR NOT NULL,
    nature VARCHAR(40) NOT NULL,
    territory_id VARCHAR(26),
    description VARCHAR NOT NULL,
    siret VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    phone VARCHAR NOT NULL,
    website VARCHAR NOT NULL,
    opening_hours VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    data_inclusion_id VARCHAR NOT NULL,
    is_archived BOOLEAN NOT NULL,
    merged_into_id VARCHAR(26),
    sort_key VARCHAR NOT NULL,
    address_line VARCHAR NOT NULL,
    address_more VARCHAR NOT NULL,
    postcode VARCHAR NOT NULL,
    commune VARCHAR NOT NULL,
    insee_code VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_organisation PRIMARY KEY (id),
    CONSTRAINT fk_organisation_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_organisation_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_organisation_merged_into_id ON organisation (merged_into_id)",
    "CREATE INDEX ix_organisation_sort_key_id ON organisation (sort_key, id)",
    "CREATE INDEX ix_organisation_territory_id ON organisation (territory_id)",
    """CREATE TABLE committee_seat (
    territory_id VARCHAR(26) NOT NULL,
    organisation_id VARCHAR(26) NOT NULL,
    professional_id VARCHAR(26),
    substitute_id VARCHAR(26),
    usual_mode VARCHAR(40) NOT NULL,
    rank INTEGER NOT NULL,
    is_archived BOOLEAN NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_committee_seat PRIMARY KEY (id),
    CONSTRAINT fk_committee_seat_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_committee_seat_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_committee_seat_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_committee_seat_substitute_id FOREIGN KEY(substitute_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_committee_seat_organisation_id ON committee_seat (organisation_id)",
    "CREATE INDEX ix_committee_seat_professional_id ON committee_seat (professional_id)",
    "CREATE INDEX ix_committee_seat_substitute_id ON committee_seat (substitute_id)",
    "CREATE INDEX ix_committee_seat_territory_id ON committee_seat (territory_id)",
)
