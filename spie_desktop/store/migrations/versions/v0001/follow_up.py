"""The tables of the first schema: contact, appointment, follow_up, information_given."""

STATEMENTS = (
    """CREATE TABLE contact (
    case_file_id VARCHAR(26) NOT NULL,
    happened_at VARCHAR(24) NOT NULL,
    medium VARCHAR(40) NOT NULL,
    direction VARCHAR(40) NOT NULL,
    is_with_person BOOLEAN NOT NULL,
    is_reached VARCHAR(40) NOT NULL,
    professional_id VARCHAR(26),
    organisation_id VARCHAR(26),
    facilitator_id VARCHAR(26),
    summary VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_contact PRIMARY KEY (id),
    CONSTRAINT fk_contact_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_contact_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_contact_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_contact_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_contact_case_file_id ON contact (case_file_id)",
    "CREATE INDEX ix_contact_case_file_id_happened_at ON contact (case_file_id, happened_at)",
    "CREATE INDEX ix_contact_facilitator_id ON contact (facilitator_id)",
    "CREATE INDEX ix_contact_organisation_id ON contact (organisation_id)",
    "CREATE INDEX ix_contact_professional_id ON contact (professional_id)",
    """CREATE TABLE appointment (
    case_file_id VARCHAR(26) NOT NULL,
    nature VARCHAR(40) NOT NULL,
    state VARCHAR(40) NOT NULL,
    starts_at VARCHAR(24) NOT NULL,
    minutes INTEGER NOT NULL,
    medium VARCHAR(40) NOT NULL,
    place VARCHAR NOT NULL,
    distance_km INTEGER,
    professional_id VARCHAR(26),
    facilitator_id VARCHAR(26),
    diagnosis_id VARCHAR(26),
    notes VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_appointment PRIMARY KEY (id),
    CONSTRAINT fk_appointment_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_appointment_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_appointment_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_appointment_diagnosis_id FOREIGN KEY(diagnosis_id) REFERENCES diagnosis (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_appointment_case_file_id ON appointment (case_file_id)",
    "CREATE INDEX ix_appointment_diagnosis_id ON appointment (diagnosis_id)",
    "CREATE INDEX ix_appointment_facilitator_id ON appointment (facilitator_id)",
    "CREATE INDEX ix_appointment_professional_id ON appointment (professional_id)",
    "CREATE INDEX ix_appointment_state_starts_at ON appointment (state, starts_at)",
    """CREATE TABLE follow_up (
    case_file_id VARCHAR(26) NOT NULL,
    nature VARCHAR(40) NOT NULL,
    state VARCHAR(40) NOT NULL,
    due_on DATE,
    held_on DATE,
    medium VARCHAR(40),
    professional_id VARCHAR(26),
    facilitator_id VARCHAR(26),
    is_working VARCHAR(40) NOT NULL,
    person_words VARCHAR NOT NULL,
    summary VARCHAR NOT NULL,
    difficulties VARCHAR NOT NULL,
    next_steps VARCHAR NOT NULL,
    situation_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_follow_up PRIMARY KEY (id),
    CONSTRAINT fk_follow_up_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_follow_up_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_follow_up_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_follow_up_situation_id FOREIGN KEY(situation_id) REFERENCES situation (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_follow_up_case_file_id ON follow_up (case_file_id)",
    "CREATE INDEX ix_follow_up_facilitator_id ON follow_up (facilitator_id)",
    "CREATE INDEX ix_follow_up_professional_id ON follow_up (professional_id)",
    "CREATE INDEX ix_follow_up_situation_id ON follow_up (situation_id)",
    "CREATE INDEX ix_follow_up_state_due_on ON follow_up (state, due_on)",
    """CREATE TABLE information_given (
    case_file_id VARCHAR(26) NOT NULL,
    subject VARCHAR(40) NOT NULL,
    planned_on DATE,
    given_on DATE,
    medium VARCHAR(40),
    professional_id VARCHAR(26),
    facilitator_id VARCHAR(26),
    agenda_item_id VARCHAR(26),
    content VARCHAR NOT NULL,
    person_words VARCHAR NOT NULL,
    document_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_information_given PRIMARY KEY (id),
    CONSTRAINT fk_information_given_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_information_given_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_information_given_facilitator_id FOREIGN KEY(facilitator_id) REFERENCES facilitator (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_information_given_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_information_given_document_id FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_information_given_agenda_item_id ON information_given (agenda_item_id)",
    "CREATE INDEX ix_information_given_case_file_id ON information_given (case_file_id)",
    "CREATE INDEX ix_information_given_document_id ON information_given (document_id)",
    "CREATE INDEX ix_information_given_facilitator_id ON information_given (facilitator_id)",
    "CREATE INDEX ix_information_given_given_on_planned_on ON information_given (given_on, planned_on)",
    "CREATE INDEX ix_information_given_professional_id ON information_given (professional_id)",
)
