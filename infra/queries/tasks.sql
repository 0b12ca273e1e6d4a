-- What each department was told to do, and how much of it has a date. A department that minutes call by several names has one
-- organization_id.
SELECT r.source, o.name, count(*) AS tasks, count(r.deadline_date) AS dated,
  round(1e2 * count(r.deadline_date) / count(*), 1) AS percent_dated
FROM responsible r
JOIN organizations o ON o.organization_id = r.organization_id
GROUP BY r.source, o.organization_id, o.name
ORDER BY tasks DESC, source, name
