"""The tables of the first schema: obstacle, theme_rating."""

STATEMENTS = (
    """CREATE TABLE obstacle (
    case_file_id VARCHAR(26) NOT NULL,
    theme VARCHAR(40) NOT NULL,
    title VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    fine_theme VARCHAR NOT NULL,
    impact VARCHAR(40) NOT NULL,
    is_priority BOOLEAN NOT NULL,
    state VARCHAR(40) NOT NULL,
    identified_on DATE,
    started_on DATE,
    lifted_on DATE,
    dismissed_on DATE,
    how_lifted VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_obstacle PRIMARY KEY (id),
    CONSTRAINT fk_obstacle_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_obstacle_case_file_id ON obstacle (case_file_id)",
    "CREATE INDEX ix_obstacle_state ON obstacle (state)",
    "CREATE INDEX ix_obstacle_theme ON obstacle (theme)",
    """CREATE TABLE theme_rating (
    case_file_id VARCHAR(26) NOT NULL,
    theme VARCHAR(40) NOT NULL,
    standing VARCHAR(40) NOT NULL,
    rated_on DATE NOT NULL,
    moment VARCHAR(40) NOT NULL,
    viewpoint VARCHAR(40) NOT NULL,
    diagnosis_id VARCHAR(26),
    comment VARCHAR NOT NULL,
    id VARCHAR(26) NOT NULL,
    heads JSON NOT NULL,
    is_deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_theme_rating PRIMARY KEY (id),
    CONSTRAINT fk_theme_rating_case_file_id FOREIGN KEY(case_file_id) REFERENCES case_file (id) DEFERRABLE
        INITIALLY DEFERRED,
    CONSTRAINT fk_theme_rating_diagnosis_id FOREIGN KEY(diagnosis_id) REFERENCES diagnosis (id) DEFERRABLE
        INITIALLY DEFERRED
)""",
    "CREATE INDEX ix_theme_rating_case_file_id ON theme_rating (case_file_id)",
    "CREATE INDEX ix_theme_rating_case_file_id_theme_rated_on ON theme_rating (case_file_id, theme, rated_on)",
    "CREATE INDEX ix_theme_rating_diagnosis_id ON theme_rating (diagnosis_id)",
)
