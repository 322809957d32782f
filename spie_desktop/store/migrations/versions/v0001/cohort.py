"""The tables of the first schema: cohort, cohort_membership."""

STATEMENTS = (
    """CREATE TABLE cohort (
    name VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    territory_id VARCHAR(26),
    public VARCHAR NOT NULL,
    criteria VARCHAR NOT NULL,
    age_from INTEGER,
    age_to INTEGER,
    target_size INTEGER,
    starts_on DATE,
    ends_on DATE,
    notes VARCHAR NOT NULL,
    is_archived BOOLEAN NOT NULL,
    merged_into_id VARCHAR(26),
    sort_key VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_cohort PRIMARY KEY (id),
    CONSTRAINT fk_cohort_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_cohort_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES cohort (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_cohort_merged_into_id ON cohort (merged_into_id)",
    "CREATE INDEX ix_cohort_sort_key_id ON cohort (sort_key, id)",
    "CREATE INDEX ix_cohort_territory_id ON cohort (territory_id)",
    """CREATE TABLE cohort_membership (
    case_file_id VARCHAR(26) NOT NULL,
    cohort_id VARCHAR(26) NOT NULL,
    entered_on DATE,
    left_on DATE,
    reason VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_cohort_membership PRIMARY KEY (id),
    CONSTRAINT fk_cohort_membership_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_cohort_membership_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_cohort_membership_case_file_id ON cohort_membership (case_file_id)",
    "CREATE INDEX ix_cohort_membership_cohort_id ON cohort_membership (cohort_id)",
)
