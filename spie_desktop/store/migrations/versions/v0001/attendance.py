"""The tables of the first schema: invitation, recusal, attendance."""

STATEMENTS = (
    """CREATE TABLE invitation (
    meeting_id VARCHAR(26) NOT NULL,
    organisation_id VARCHAR(26),
    professional_id VARCHAR(26),
    person_id VARCHAR(26),
    agenda_item_id VARCHAR(26),
    expected_mode VARCHAR(40) NOT NULL,
    answer VARCHAR(40) NOT NULL,
    answered_on DATE,
    replaced_by_id VARCHAR(26),
    sent_at VARCHAR(24),
    note VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    carried_name VARCHAR NOT NULL,
    carried_organisation VARCHAR NOT NULL,
    carried_job_title VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_invitation PRIMARY KEY (id),
    CONSTRAINT fk_invitation_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_invitation_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_invitation_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_invitation_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_invitation_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_invitation_replaced_by_id FOREIGN KEY(replaced_by_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_invitation_agenda_item_id ON invitation (agenda_item_id)",
    "CREATE INDEX ix_invitation_meeting_id ON invitation (meeting_id)",
    "CREATE INDEX ix_invitation_organisation_id ON invitation (organisation_id)",
    "CREATE INDEX ix_invitation_person_id ON invitation (person_id)",
    "CREATE INDEX ix_invitation_professional_id ON invitation (professional_id)",
    "CREATE INDEX ix_invitation_replaced_by_id ON invitation (replaced_by_id)",
    """CREATE TABLE recusal (
    meeting_id VARCHAR(26) NOT NULL,
    agenda_item_id VARCHAR(26) NOT NULL,
    professional_id VARCHAR(26) NOT NULL,
    reason VARCHAR NOT NULL,
    carried_name VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_recusal PRIMARY KEY (id),
    CONSTRAINT fk_recusal_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_recusal_agenda_item_id FOREIGN KEY(agenda_item_id) REFERENCES agenda_item (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_recusal_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_recusal_agenda_item_id ON recusal (agenda_item_id)",
    "CREATE INDEX ix_recusal_meeting_id ON recusal (meeting_id)",
    "CREATE INDEX ix_recusal_professional_id ON recusal (professional_id)",
    """CREATE TABLE attendance (
    meeting_id VARCHAR(26) NOT NULL,
    since_at VARCHAR(24) NOT NULL,
    mode VARCHAR(40) NOT NULL,
    invitation_id VARCHAR(26),
    organisation_id VARCHAR(26),
    professional_id VARCHAR(26),
    person_id VARCHAR(26),
    representative_id VARCHAR(26),
    carried_name VARCHAR NOT NULL,
    carried_organisation VARCHAR NOT NULL,
    carried_job_title VARCHAR NOT NULL,
    carried_representative VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_attendance PRIMARY KEY (id),
    CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_attendance_invitation_id FOREIGN KEY(invitation_id) REFERENCES invitation (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_attendance_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendance_professional_id FOREIGN KEY(professional_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY
        DEFERRED,
    CONSTRAINT fk_attendance_representative_id FOREIGN KEY(representative_id) REFERENCES professional (id)
        DEFERRABLE INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_attendance_invitation_id ON attendance (invitation_id)",
    "CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id)",
    "CREATE INDEX ix_attendance_meeting_id_since_at ON attendance (meeting_id, since_at)",
    "CREATE INDEX ix_attendance_organisation_id ON attendance (organisation_id)",
    "CREATE INDEX ix_attendance_person_id ON attendance (person_id)",
    "CREATE INDEX ix_attendance_professional_id ON attendance (professional_id)",
    "CREATE INDEX ix_attendance_representative_id ON attendance (representative_id)",
)
