"""The tables of the first schema: territory, closed_period."""

STATEMENTS = (
    """CREATE TABLE territory (
    name VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    department_code VARCHAR NOT NULL,
    communes VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    phone VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    meeting_place VARCHAR NOT NULL,
    remote_link VARCHAR NOT NULL,
    meeting_time VARCHAR(15),
    meeting_minutes INTEGER NOT NULL,
    weeks_between INTEGER NOT NULL,
    deadline_days INTEGER NOT NULL,
    deadline_time VARCHAR(15),
    ceiling INTEGER NOT NULL,
    is_archived BOOLEAN NOT NULL,
    merged_into_id VARCHAR(26),
    sort_key VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_territory PRIMARY KEY (id),
    CONSTRAINT fk_territory_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_territory_merged_into_id ON territory (merged_into_id)",
    "CREATE INDEX ix_territory_sort_key_id ON territory (sort_key, id)",
    """CREATE TABLE closed_period (
    territory_id VARCHAR(26),
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    reason VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_closed_period PRIMARY KEY (id),
    CONSTRAINT fk_closed_period_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_closed_period_starts_on ON closed_period (starts_on)",
    "CREATE INDEX ix_closed_period_territory_id ON closed_period (territory_id)",
)
