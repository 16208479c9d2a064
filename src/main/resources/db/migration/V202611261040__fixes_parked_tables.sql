-- A table of records is typed into at once: one thing that the browser carries gives back all of them.
ALTER TABLE fix_parked DROP CONSTRAINT fix_parked_pkey;
ALTER TABLE fix_parked ADD PRIMARY KEY (key, record);
