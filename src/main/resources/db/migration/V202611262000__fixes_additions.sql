-- One form may change a record and add others to it. Each of these is claimed, answered and taken back by itself: the roll-up says which
-- it is, empty for the record's own fields.
ALTER TABLE fix_save ADD COLUMN rollup text NOT NULL DEFAULT '';
-- The id of what was added; empty until Salesforce has told it.
ALTER TABLE fix_save ADD COLUMN added text;
ALTER TABLE fix_save DROP CONSTRAINT fix_save_pkey;
ALTER TABLE fix_save ADD PRIMARY KEY (person, form_key, record, rollup);
