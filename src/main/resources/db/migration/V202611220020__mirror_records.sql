-- What describe said of each object, which fields are kept, and as of when.
CREATE TABLE mirror_object (
    object     text COLLATE "C" PRIMARY KEY,
    revision   bigint      NOT NULL,
    described  text        NOT NULL,
    asked      text[]      NOT NULL,
    unreadable text[]      NOT NULL,
    as_of      timestamptz,
    loaded     boolean     NOT NULL DEFAULT false
);

CREATE SEQUENCE mirror_revision;

-- One row per record. fields: text by API name, '' where the field is blank, no key where it was not read.
-- refs: one hash per reference that is kept (object, field and target), so that one index answers "who points here".
CREATE TABLE mirror_record (
    object      text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL,
    fields      jsonb            NOT NULL,
    refs        bigint[]         NOT NULL,
    as_of       timestamptz      NOT NULL,
    deleted_at  timestamptz,
    merged_into text COLLATE "C",
    PRIMARY KEY (object, id)
) WITH (fillfactor = 90);

CREATE INDEX mirror_record_refs ON mirror_record USING gin (refs) WITH (gin_pending_list_limit = 1024);
CREATE INDEX mirror_record_deleted ON mirror_record (object, deleted_at) WHERE deleted_at IS NOT NULL;
