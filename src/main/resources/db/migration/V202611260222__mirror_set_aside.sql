-- Activities of our own, by the records they are about. They are no one's activity, so they are not among the mirrored records; their days
-- are known here because Salesforce counts them in LastActivityDate. before_day: that field as it was before our activity, where known.
CREATE TABLE mirror_set_aside (
    id         text COLLATE "C" NOT NULL,
    parent     text COLLATE "C" NOT NULL,
    day        text,
    closed     boolean          NOT NULL,
    before_day text,
    PRIMARY KEY (parent, id)
);
