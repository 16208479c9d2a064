-- Rooms own their tables; each room's migrations carry its name. Times are timestamptz, in UTC.
SELECT 1;
