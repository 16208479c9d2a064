-- What is kept of those who lead, of talks and of what was raised is read by the same rules as the gaps themselves.
GRANT SELECT ON lead_use, lead_talk, ladder_climb TO plumbline_viewer;

ALTER TABLE lead_use ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON lead_use FOR SELECT TO plumbline_viewer USING (person IN (SELECT viewer_people()));
ALTER TABLE lead_talk ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON lead_talk FOR SELECT TO plumbline_viewer USING (person IN (SELECT viewer_people()));
ALTER TABLE ladder_climb ENABLE ROW LEVEL SECURITY;
CREATE POLICY viewer_sees ON ladder_climb FOR SELECT TO plumbline_viewer
    USING (accountable IN (SELECT viewer_people()) OR violation_id IN (SELECT viewer_admitted()));
