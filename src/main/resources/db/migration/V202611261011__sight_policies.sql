-- The role in which rows are read for a viewer. It owns nothing, may sign in nowhere, and sees what the policies below let through; the
-- service itself works as the owner, whom they do not concern.
DO $$
DECLARE
    help constant text := format('Once, as a superuser: CREATE ROLE plumbline_viewer NOLOGIN; GRANT plumbline_viewer TO %I; then start again. '
        'See docs/sign-on.md.', current_user);
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'plumbline_viewer') THEN
        BEGIN
            CREATE ROLE plumbline_viewer NOLOGIN;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL; -- another process was faster
            WHEN insufficient_privilege THEN
                RAISE EXCEPTION 'Plumbline needs the role plumbline_viewer in this database server, and % may not create roles', current_user
                    USING HINT = help;
        END;
    END IF;
    BEGIN
        SET LOCAL ROLE plumbline_viewer;
        RESET ROLE;
    EXCEPTION WHEN insufficient_privilege THEN
        BEGIN
            EXECUTE format('GRANT plumbline_viewer TO %I', current_user);
        EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN
            RAISE EXCEPTION 'Plumbline must be able to take the role plumbline_viewer, and % is not a member of it', current_user
                USING HINT = help;
        END;
    END;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO plumbline_viewer', current_schema());
END $$;

-- Sets, not arrays: a policy that asks "IN (SELECT …)" hashes them once for each statement.
CREATE FUNCTION viewer_people() RETURNS SETOF text LANGUAGE sql STABLE AS
    $$ SELECT unnest(string_to_array(current_setting('app.viewer_people', true), ',')) $$;
CREATE FUNCTION viewer_admitted() RETURNS SETOF bigint LANGUAGE sql STABLE AS
    $$ SELECT CAST(unnest(string_to_array(current_setting('app.viewer_admitted', true), ',')) AS bigint) $$;

GRANT SELECT ON violation, violation_history, violation_snooze, violation_dispute, violation_ruling, violation_waiver, violation_move,
    ladder_answer, outbox_message, audit_look TO plumbline_viewer;

ALTER TABLE violation ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON violation FOR SELECT TO plumbline_viewer
    USING (accountable IN (SELECT viewer_people()) OR id IN (SELECT viewer_admitted()));

ALTER TABLE violation_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON violation_history FOR SELECT TO plumbline_viewer
    USING (EXISTS (SELECT FROM violation v WHERE v.id = violation_id));
ALTER TABLE violation_snooze ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON violation_snooze FOR SELECT TO plumbline_viewer
    USING (EXISTS (SELECT FROM violation v WHERE v.id = violation_id));
ALTER TABLE violation_dispute ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON violation_dispute FOR SELECT TO plumbline_viewer
    USING (EXISTS (SELECT FROM violation v WHERE v.id = violation_id));
ALTER TABLE violation_ruling ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON violation_ruling FOR SELECT TO plumbline_viewer
    USING (EXISTS (SELECT FROM violation v WHERE v.id = violation_id));
ALTER TABLE violation_waiver ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON violation_waiver FOR SELECT TO plumbline_viewer
    USING (beneficiary IN (SELECT viewer_people()) OR EXISTS (SELECT FROM violation v WHERE v.id = violation_id));
ALTER TABLE violation_move ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON violation_move FOR SELECT TO plumbline_viewer
    USING (EXISTS (SELECT FROM violation v WHERE v.id = violation_id));

ALTER TABLE ladder_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON ladder_answer FOR SELECT TO plumbline_viewer
    USING (leader IN (SELECT viewer_people()) OR EXISTS (SELECT FROM violation v WHERE v.id = violation_id));
ALTER TABLE outbox_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON outbox_message FOR SELECT TO plumbline_viewer USING (recipient IN (SELECT viewer_people()));
ALTER TABLE audit_look ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON audit_look FOR SELECT TO plumbline_viewer USING (person IN (SELECT viewer_people()));
