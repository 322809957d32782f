"""The tables of the first schema: agenda_item, agenda_amendment."""

STATEMENTS = (
    """CREATE TABLE agenda_item (
    meeting_id VARCHAR(26) NOT NULL,
    case_file_id VARCHAR(26) NOT NULL,
    rank INTEGER NOT NULL,
    origin VARCHAR(40) NOT NULL,
    state VARCHAR(40) NOT NULL,
    presenter_id VARCHAR(26),
    question VARCHAR NOT NULL,
    context VARCHAR NOT NULL,
    themes JSON NOT NULL,
    box_minutes INTEGER,
    is_late BOOLEAN NOT NULL,
    late_reason VARCHAR NOT NULL,
    started_at VARCHAR(24),
    running_since_at VARCHAR(24),
    spent_seconds INTEGER NOT NULL,
    ended_at VARCHAR(24),
    outcome VARCHAR(40),
    outcome_detail VARCHAR NOT NULL,
    adjournment_reason VARCHAR(40),
    adjournment_detail VARCHAR NOT NULL,
    next_meeting_id VARCHAR(26),
    review_on DATE,
    inform_by_on DATE,
    informant_id VARCHAR(26),
    carried_reference VARCHAR NOT NULL,
    carried_summary VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_agenda_item PRIMARY KEY (id),
    CONSTRAINT fk_agenda_item_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_agenda_item_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_agenda_item_presenter_id FOREIGN KEY(presenter_id) REFERENCES professional (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_agenda_item_next_meeting_id FOREIGN KEY(next_meeting_id) REFERENCES meeting (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_agenda_item_informant_id FOREIGN KEY(informant_id) REFERENCES professional (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_agenda_item_case_file_id ON agenda_item (case_file_id)",
    "CREATE INDEX ix_agenda_item_informant_id ON agenda_item (informant_id)",
    "CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id)",
    "CREATE INDEX ix_agenda_item_next_meeting_id ON agenda_item (next_meeting_id)",
    "CREATE INDEX ix_agenda_item_outcome ON agenda_item (outcome)",
    "CREATE INDEX ix_agenda_item_presenter_id ON agenda_item (presenter_id)",
    """CREATE TABLE agenda_amendment (
    meeting_id VARCHAR(26) NOT NULL,
    agenda_item_id VARCHAR(26),
    nature VARCHAR(40) NOT NULL,
    made_at VARCHAR(24) NOT NULL,
    reason VARCHAR NOT NULL,
    "before" VARCHAR NOT NULL,
    "after" VARCHAR NOT NULL,
    requested_by_id VARCHAR(26),
    carried_requester VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_agenda_amendment PRIMARY KEY (id),
    CONSTRAINT fk_agenda_amendment_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_agenda_amendment_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_agenda_amendment_requested_by_id FOREIGN KEY(requested_by_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_agenda_amendment_agenda_item_id ON agenda_amendment (agenda_item_id)",
    "CREATE INDEX ix_agenda_amendment_meeting_id ON agenda_amendment (meeting_id)",
    "CREATE INDEX ix_agenda_amendment_requested_by_id ON agenda_amendment (requested_by_id)",
)
