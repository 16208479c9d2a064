-- The id that the org's admins keep for sign-on, where somebody came in by it: once it is another's, or two people's, the session has ended.
ALTER TABLE access_session ADD COLUMN federation text CHECK (federation <> '');
