-- Which documents were approved, by subject area.
SELECT t.topic, count(DISTINCT d.document_id) AS documents
FROM documents d
CROSS JOIN UNNEST(d.topics_zh) AS t (topic)
WHERE d.kind IN ('approve', 'approve-in-principle')
GROUP BY t.topic
ORDER BY documents DESC, topic
