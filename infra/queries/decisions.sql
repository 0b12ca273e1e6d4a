-- Decisions of each government by year: `year` is a partition, so that a condition on it reads that year alone.
SELECT "year", source, count(*) AS decisions, count(DISTINCT meeting) AS meetings, max(held_on) AS newest
FROM decisions
WHERE "year" <> 'undated'
GROUP BY "year", source
ORDER BY "year" DESC, decisions DESC, source
