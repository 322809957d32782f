"""The tables of the first schema: case_file."""

STATEMENTS = (
    """CREATE TABLE case_file (
    person_id VARCHAR(26) NOT NULL,
    territory_id VARCHAR(26),
    referent_id VARCHAR(26),
    prescriber_id VARCHAR(26),
    facilitator_id VARCHAR(26),
    step VARCHAR(40) NOT NULL,
    entered_on DATE,
    oriented_on DATE,
    first_appointment_on DATE,
    support_started_on DATE,
    returned_to_work_on DATE,
    closed_on DATE,
    last_contact_on DATE,
    review_on DATE,
    welcome_booklet_on DATE,
    summary VARCHAR NOT NULL,
    expectations VARCHAR NOT NULL,
    stuck_reason VARCHAR(40),
    stuck_since_on DATE,
    stuck_detail VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_case_file PRIMARY KEY (id),
    CONSTRAINT fk_case_file_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_case_file_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_case_file_referent_id FOREIGN KEY(referent_id) REFERENCES professional (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_case_file_prescriber_id FOREIGN KEY(prescriber_id) REFERENCES professional (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_case_file_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_case_file_closed_on ON case_file (closed_on)",
    "CREATE INDEX ix_case_file_entered_on ON case_file (entered_on)",
    "CREATE INDEX ix_case_file_facilitator_id ON case_file (facilitator_id)",
    "CREATE INDEX ix_case_file_person_id ON case_file (person_id)",
    "CREATE INDEX ix_case_file_prescriber_id ON case_file (prescriber_id)",
    "CREATE INDEX ix_case_file_referent_id ON case_file (referent_id)",
    "CREATE INDEX ix_case_file_review_on ON case_file (review_on)",
    "CREATE INDEX ix_case_file_territory_id ON case_file (territory_id)",
    "CREATE INDEX ix_case_file_territory_id_step ON case_file (territory_id, step)",
)
