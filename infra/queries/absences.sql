-- Who was away, by department; a person may stand for several, so the list is unfolded.
SELECT o.source, o.name, count(*) FILTER (WHERE a.role = 'absent') AS absent, count(*) AS entries
FROM attendance a
CROSS JOIN UNNEST(a.organization_ids) AS t (organization_id)
JOIN organizations o ON o.organization_id = t.organization_id
GROUP BY o.source, o.organization_id, o.name
ORDER BY absent DESC, entries DESC, source, name
