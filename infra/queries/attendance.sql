-- How often each deputy was there; `member` is who has no stated post. Who is a member, and since when, is inferred from the
-- lists of who was there; without the condition it is everyone.
SELECT source, series, name, post, meetings, present, absent, round(1e2 * attendance_rate, 1) AS percent_present, evidence
FROM memberships
WHERE post_kind IN ('deputy-head', 'member')
ORDER BY source, series, attendance_rate, name
