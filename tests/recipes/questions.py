"""What the three questions of docs/recipes.md have for answers, counted in the CSV files alone."""

import csv
from collections import Counter, defaultdict
from pathlib import Path


def rows(data: Path, table: str) -> list[dict[str, str]]:
    found = []
    for file in sorted(data.glob(f"*/{table}.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            found += csv.DictReader(lines)
    return found


def tasks(data: Path) -> Counter:
    """Government, department, tasks and those with a date."""
    names = {row["organization_id"]: (row["source"], row["name"]) for row in rows(data, "organizations")}
    given, dated = Counter(), Counter()
    for row in rows(data, "responsible"):
        if row["organization_id"]:
            given[row["organization_id"]] += 1
            dated[row["organization_id"]] += row["deadline_date"] != ""
    return Counter((*names[key], count, dated[key]) for key, count in given.items())


def attendance(data: Path) -> Counter:
    """Government, kind of meeting, deputy, how often they could have been and were there: from the lists of who was there."""
    lists = defaultdict(dict)
    for row in rows(data, "attendance"):
        lists[row["meeting"]].setdefault(row["name"], set()).add(row["role"])
    meetings = sorted(rows(data, "meetings"), key=lambda row: (row["held_on"], row["meeting"]))
    by_series = defaultdict(list)
    for row in meetings:
        if any("present" in roles for roles in lists[row["meeting"]].values()):
            by_series[row["source"], row["series"]].append(lists[row["meeting"]])
    answers = Counter()
    for member in rows(data, "memberships"):
        if member["post_kind"] not in ("deputy-head", "member"):
            continue
        among = [one.get(member["name"], set()) for one in by_series[member["source"], member["series"]]]
        listed = [place for place, roles in enumerate(among) if roles & {"chair", "present", "absent"}]
        present = sum(1 for roles in among if roles & {"chair", "present"})
        answers[member["source"], member["series"] or None, member["name"], listed[-1] - listed[0] + 1, present] += 1
    return answers


def documents(data: Path) -> Counter:
    """Subject area in Chinese, and documents that were approved in it."""
    found = defaultdict(set)
    for row in rows(data, "documents"):
        if row["kind"] in ("approve", "approve-in-principle"):
            for topic in filter(None, row["topics_zh"].split("|")):
                found[topic].add(row["document_id"])
    return Counter((topic, len(ids)) for topic, ids in found.items())


# By the name of the question: what is counted, and which cells of a row of the query's answer say the same.
QUESTIONS = {
    "tasks": (tasks, lambda row: tuple(row[:4])),
    "attendance": (attendance, lambda row: (*row[:3], row[4], row[5])),
    "documents": (documents, tuple),
}
