"""The tables of the first schema: meeting_series, meeting."""

STATEMENTS = (
    """CREATE TABLE meeting_series (
    territory_id VARCHAR(26) NOT NULL,
    name VARCHAR NOT NULL,
    starts_on DATE,
    ends_on DATE,
    starts_time VARCHAR(15),
    weeks_between INTEGER NOT NULL,
    place VARCHAR NOT NULL,
    remote_link VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_meeting_series PRIMARY KEY (id),
    CONSTRAINT fk_meeting_series_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_meeting_series_territory_id ON meeting_series (territory_id)",
    """CREATE TABLE meeting (
    territory_id VARCHAR(26) NOT NULL,
    series_id VARCHAR(26),
    facilitator_id VARCHAR(26),
    title VARCHAR NOT NULL,
    starts_at VARCHAR(24) NOT NULL,
    planned_minutes INTEGER NOT NULL,
    place VARCHAR NOT NULL,
    place_detail VARCHAR NOT NULL,
    remote_link VARCHAR NOT NULL,
    ceiling INTEGER NOT NULL,
    notes VARCHAR NOT NULL,
    state VARCHAR(40) NOT NULL,
    state_reason VARCHAR NOT NULL,
    postponed_to_id VARCHAR(26),
    deadline_at VARCHAR(24),
    frozen_at VARCHAR(24),
    agenda_snapshot JSON NOT NULL,
    agenda_digest VARCHAR NOT NULL,
    dispatched_at VARCHAR(24),
    opened_at VARCHAR(24),
    running_since_at VARCHAR(24),
    spent_seconds INTEGER NOT NULL,
    ended_at VARCHAR(24),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_meeting PRIMARY KEY (id),
    CONSTRAINT fk_meeting_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_meeting_series_id FOREIGN KEY(series_id) REFERENCES meeting_series (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_meeting_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_meeting_postponed_to_id FOREIGN KEY(postponed_to_id) REFERENCES meeting (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_meeting_facilitator_id ON meeting (facilitator_id)",
    "CREATE INDEX ix_meeting_postponed_to_id ON meeting (postponed_to_id)",
    "CREATE INDEX ix_meeting_series_id ON meeting (series_id)",
    "CREATE INDEX ix_meeting_starts_at ON meeting (starts_at)",
    "CREATE INDEX ix_meeting_state_starts_at ON meeting (state, starts_at)",
    "CREATE INDEX ix_meeting_territory_id ON meeting (territory_id)",
    "CREATE INDEX ix_meeting_territory_id_starts_at ON meeting (territory_id, starts_at)",
)
