"""The tables of the first schema: partner_device."""

STATEMENTS = (
    """CREATE TABLE partner_device (
    name VARCHAR NOT NULL,
    device VARCHAR NOT NULL,
    mark VARCHAR NOT NULL,
    holder VARCHAR NOT NULL,
    organisation_id VARCHAR(26),
    signing_key VARCHAR NOT NULL,
    age_recipient VARCHAR NOT NULL,
    state VARCHAR(40) NOT NULL,
    verified_on DATE,
    verified_how VARCHAR NOT NULL,
    revoked_on DATE,
    revoked_from_sequence INTEGER,
    card VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_partner_device PRIMARY KEY (id),
    CONSTRAINT fk_partner_device_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_partner_device_organisation_id ON partner_device (organisation_id)",
)
