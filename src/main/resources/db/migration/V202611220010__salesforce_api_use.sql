-- Calls to the org per UTC day, so that the day's budget outlives a restart and is shared by replicas.
CREATE TABLE salesforce_api_use (
    org       text   NOT NULL,
    day       date   NOT NULL,
    calls     bigint NOT NULL CHECK (calls >= 0),
    org_used  bigint NOT NULL,
    org_limit bigint NOT NULL,
    PRIMARY KEY (org, day)
);
COMMENT ON COLUMN salesforce_api_use.org_used IS 'calls of everybody in the last 24 hours as the org last said, -1 while unknown';
COMMENT ON COLUMN salesforce_api_use.org_limit IS 'calls that the org allows in 24 hours, -1 while unknown';
