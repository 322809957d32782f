"""The tables of the first schema: proposal, uncovered_need."""

STATEMENTS = (
    """CREATE TABLE proposal (
    case_file_id VARCHAR(26) NOT NULL,
    agenda_item_id VARCHAR(26),
    theme VARCHAR(40),
    text VARCHAR NOT NULL,
    organisation_id VARCHAR(26),
    professional_id VARCHAR(26),
    offer_id VARCHAR(26),
    due_on DATE,
    is_reorientation BOOLEAN NOT NULL,
    state VARCHAR(40) NOT NULL,
    proposed_on DATE,
    told_on DATE,
    answered_on DATE,
    amended_text VARCHAR NOT NULL,
    answer_reason VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_proposal PRIMARY KEY (id),
    CONSTRAINT fk_proposal_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_proposal_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_proposal_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_proposal_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_proposal_offer_id FOREIGN KEY(offer_id) REFERENCES offer (id) DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_proposal_agenda_item_id ON proposal (agenda_item_id)",
    "CREATE INDEX ix_proposal_case_file_id ON proposal (case_file_id)",
    "CREATE INDEX ix_proposal_offer_id ON proposal (offer_id)",
    "CREATE INDEX ix_proposal_organisation_id ON proposal (organisation_id)",
    "CREATE INDEX ix_proposal_professional_id ON proposal (professional_id)",
    "CREATE INDEX ix_proposal_state ON proposal (state)",
    """CREATE TABLE uncovered_need (
    theme VARCHAR(40),
    territory_id VARCHAR(26),
    case_file_id VARCHAR(26),
    agenda_item_id VARCHAR(26),
    text VARCHAR NOT NULL,
    blocking VARCHAR(40),
    blocking_detail VARCHAR NOT NULL,
    organisation_id VARCHAR(26),
    blocked_offer_id VARCHAR(26),
    commune VARCHAR NOT NULL,
    people_concerned INTEGER,
    recorded_on DATE,
    state VARCHAR(40) NOT NULL,
    carried_to VARCHAR NOT NULL,
    answer VARCHAR NOT NULL,
    answered_on DATE,
    covering_offer_id VARCHAR(26),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_uncovered_need PRIMARY KEY (id),
    CONSTRAINT fk_uncovered_need_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_uncovered_need_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_uncovered_need_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_uncovered_need_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_uncovered_need_blocked_offer_id FOREIGN KEY(blocked_offer_id) REFERENCES offer (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_uncovered_need_covering_offer_id FOREIGN KEY(covering_offer_id) REFERENCES offer (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_uncovered_need_agenda_item_id ON uncovered_need (agenda_item_id)",
    "CREATE INDEX ix_uncovered_need_blocked_offer_id ON uncovered_need (blocked_offer_id)",
    "CREATE INDEX ix_uncovered_need_case_file_id ON uncovered_need (case_file_id)",
    "CREATE INDEX ix_uncovered_need_covering_offer_id ON uncovered_need (covering_offer_id)",
    "CREATE INDEX ix_uncovered_need_organisation_id ON uncovered_need (organisation_id)",
    "CREATE INDEX ix_uncovered_need_state_recorded_on ON uncovered_need (state, recorded_on)",
    "CREATE INDEX ix_uncovered_need_territory_id ON uncovered_need (territory_id)",
    "CREATE INDEX ix_uncovered_need_theme ON uncovered_need (theme)",
)
