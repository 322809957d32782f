"""The tables of the first schema: stock_phrase, accepted_gap, meeting_line."""

STATEMENTS = (
    """CREATE TABLE stock_phrase (
    abbreviation VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    nature VARCHAR(40),
    theme VARCHAR(40),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_stock_phrase PRIMARY KEY (id)
)""",
    """CREATE TABLE accepted_gap (
    meeting_id VARCHAR(26) NOT NULL,
    agenda_item_id VARCHAR(26),
    nature VARCHAR(40) NOT NULL,
    subject VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    accepted_at VARCHAR(24),
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_accepted_gap PRIMARY KEY (id),
    CONSTRAINT fk_accepted_gap_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_accepted_gap_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_accepted_gap_agenda_item_id ON accepted_gap (agenda_item_id)",
    "CREATE INDEX ix_accepted_gap_meeting_id ON accepted_gap (meeting_id)",
    """CREATE TABLE meeting_line (
    meeting_id VARCHAR(26) NOT NULL,
    agenda_item_id VARCHAR(26),
    written_at VARCHAR(24) NOT NULL,
    rank INTEGER NOT NULL,
    nature VARCHAR(40) NOT NULL,
    text VARCHAR NOT NULL,
    organisation_id VARCHAR(26),
    professional_id VARCHAR(26),
    theme VARCHAR(40),
    due_on DATE,
    is_unclear BOOLEAN NOT NULL,
    clarified_at VARCHAR(24),
    published_text VARCHAR NOT NULL,
    published_at VARCHAR(24),
    proposal_id VARCHAR(26),
    action_id VARCHAR(26),
    need_id VARCHAR(26),
    carried_who VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_meeting_line PRIMARY KEY (id),
    CONSTRAINT fk_meeting_line_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_meeting_line_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_meeting_line_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_meeting_line_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_meeting_line_proposal_id FOREIGN KEY(proposal_id) REFERENCES proposal (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_meeting_line_action_id FOREIGN KEY(action_id) REFERENCES action (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_meeting_line_need_id FOREIGN KEY(need_id) REFERENCES uncovered_need (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_meeting_line_action_id ON meeting_line (action_id)",
    "CREATE INDEX ix_meeting_line_agenda_item_id ON meeting_line (agenda_item_id)",
    "CREATE INDEX ix_meeting_line_meeting_id ON meeting_line (meeting_id)",
    "CREATE INDEX ix_meeting_line_meeting_id_written_at ON meeting_line (meeting_id, written_at)",
    "CREATE INDEX ix_meeting_line_need_id ON meeting_line (need_id)",
    "CREATE INDEX ix_meeting_line_organisation_id ON meeting_line (organisation_id)",
    "CREATE INDEX ix_meeting_line_professional_id ON meeting_line (professional_id)",
    "CREATE INDEX ix_meeting_line_proposal_id ON meeting_line (proposal_id)",
)
