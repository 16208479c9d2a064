-- How many gaps some people had on each of several days is asked for each page of a team, of ended ones too.
CREATE INDEX violation_by_person ON violation (accountable, opened_at);
