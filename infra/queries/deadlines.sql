-- What is due, soonest first, and who answers for it.
SELECT r.deadline_date, r.source, o.name, d.headline, d.page_url
FROM responsible r
JOIN decisions d ON d.decision = r.decision
LEFT JOIN organizations o ON o.organization_id = r.organization_id
WHERE r.deadline_date >= current_date
ORDER BY r.deadline_date, r.source, r.responsible_id
