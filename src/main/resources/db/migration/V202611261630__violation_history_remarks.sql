-- What was noted, as what it is, so that it is said in the reader's language; the text beside it stays, for machines and for earlier rows.
ALTER TABLE violation_history ADD COLUMN remarks jsonb;

-- What a review is because of, in numbers, which so far stood in a sentence only.
ALTER TABLE rule_review
    ADD COLUMN upheld integer NOT NULL DEFAULT 0,
    ADD COLUMN answered integer NOT NULL DEFAULT 0,
    ADD COLUMN over_days integer NOT NULL DEFAULT 0;

UPDATE rule_review SET upheld = n[1]::integer, answered = n[2]::integer, over_days = n[3]::integer
FROM (SELECT id AS review, regexp_match(because, '^(\d+) of (\d+) answered disputes were upheld in (\d+) days$') AS n FROM rule_review) AS said
WHERE review = id AND n IS NOT NULL;
