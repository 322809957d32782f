"""The tables of the first schema: action_plan, action, action_review."""

STATEMENTS = (
    """CREATE TABLE action_plan (
    case_file_id VARCHAR(26) NOT NULL,
    version INTEGER NOT NULL,
    drawn_up_on DATE,
    objectives VARCHAR NOT NULL,
    answer VARCHAR(40) NOT NULL,
    proposed_on DATE,
    answered_on DATE,
    person_words VARCHAR NOT NULL,
    next_review_on DATE,
    roadmap_given_on DATE,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_action_plan PRIMARY KEY (id),
    CONSTRAINT fk_action_plan_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_action_plan_case_file_id ON action_plan (case_file_id)",
    """CREATE TABLE action (
    case_file_id VARCHAR(26) NOT NULL,
    what VARCHAR NOT NULL,
    theme VARCHAR(40),
    nature VARCHAR(40) NOT NULL,
    organisation_id VARCHAR(26),
    professional_id VARCHAR(26),
    is_by_person BOOLEAN NOT NULL,
    is_by_facilitator BOOLEAN NOT NULL,
    due_on DATE,
    first_due_on DATE,
    postponed_count INTEGER NOT NULL,
    status VARCHAR(40) NOT NULL,
    status_on DATE,
    status_reason VARCHAR NOT NULL,
    prescribed_on DATE,
    started_on DATE,
    ended_on DATE,
    uptake VARCHAR(40) NOT NULL,
    uptake_reason VARCHAR NOT NULL,
    result VARCHAR NOT NULL,
    plain_words VARCHAR NOT NULL,
    fine_themes JSON NOT NULL,
    plan_id VARCHAR(26),
    obstacle_id VARCHAR(26),
    offer_id VARCHAR(26),
    proposal_id VARCHAR(26),
    agenda_item_id VARCHAR(26),
    rank INTEGER NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_action PRIMARY KEY (id),
    CONSTRAINT fk_action_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_action_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_action_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_action_plan_id FOREIGN KEY(plan_id) REFERENCES action_plan (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_action_obstacle_id FOREIGN KEY(obstacle_id) REFERENCES obstacle (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_action_offer_id FOREIGN KEY(offer_id) REFERENCES offer (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_action_proposal_id FOREIGN KEY(proposal_id) REFERENCES proposal (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_action_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_action_agenda_item_id ON action (agenda_item_id)",
    "CREATE INDEX ix_action_case_file_id ON action (case_file_id)",
    "CREATE INDEX ix_action_obstacle_id ON action (obstacle_id)",
    "CREATE INDEX ix_action_offer_id ON action (offer_id)",
    "CREATE INDEX ix_action_organisation_id ON action (organisation_id)",
    "CREATE INDEX ix_action_plan_id ON action (plan_id)",
    "CREATE INDEX ix_action_professional_id ON action (professional_id)",
    "CREATE INDEX ix_action_proposal_id ON action (proposal_id)",
    "CREATE INDEX ix_action_started_on ON action (started_on)",
    "CREATE INDEX ix_action_status_due_on ON action (status, due_on)",
    "CREATE INDEX ix_action_theme ON action (theme)",
    """CREATE TABLE action_review (
    action_id VARCHAR(26) NOT NULL,
    meeting_id VARCHAR(26),
    reviewed_at VARCHAR(24) NOT NULL,
    status VARCHAR(40) NOT NULL,
    reason VARCHAR NOT NULL,
    due_before_on DATE,
    due_after_on DATE,
    is_overdue BOOLEAN NOT NULL,
    carried_organisation VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_action_review PRIMARY KEY (id),
    CONSTRAINT fk_action_review_action_id FOREIGN KEY(action_id) REFERENCES action (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_action_review_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_action_review_action_id ON action_review (action_id)",
    "CREATE INDEX ix_action_review_meeting_id ON action_review (meeting_id)",
)
