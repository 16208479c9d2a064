-- Tasks that we put on people's lists in Salesforce: noted before they are made, so that whoever meets one first knows whose it is.
CREATE TABLE own_task (
    marker        text        PRIMARY KEY,
    violation_id  bigint      NOT NULL,
    generation    int         NOT NULL,
    person        text        NOT NULL,
    about         text,
    object        text        NOT NULL,
    due           date        NOT NULL,
    urgent        boolean     NOT NULL,
    registered_at timestamptz NOT NULL,
    task_id       text UNIQUE,
    closed_at     timestamptz
);

COMMENT ON COLUMN own_task.marker IS 'stands in the Task itself, by which it is found when the answer to its creation was lost';

CREATE INDEX own_task_violation ON own_task (violation_id) WHERE closed_at IS NULL;

-- Which message makes or closes which Task.
CREATE TABLE own_task_message (
    message_id text    PRIMARY KEY,
    marker     text    NOT NULL REFERENCES own_task,
    closing    boolean NOT NULL
);
