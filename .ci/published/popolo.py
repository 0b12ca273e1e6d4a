"""Every popolo.json keeps the schemas of Popolo, its keys lead somewhere, and it says the same as the tables beside it."""

import csv
import json
from pathlib import Path

from jsonschema import Draft3Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

from report import Report, published_folder

RULES = Path(__file__).parents[2] / "tests/conformance/popolo"
CLASSES = {
    "persons": "person",
    "organizations": "organization",
    "posts": "post",
    "memberships": "membership",
    "events": "event",
    "motions": "motion",
}
SCHEMAS = {file.stem: json.loads(file.read_text("utf-8")) for file in RULES.glob("*.json")}
REGISTRY = Registry().with_resources(
    [(schema["id"].removesuffix("#"), Resource(contents=schema, specification=DRAFT3)) for schema in SCHEMAS.values()]
)
# Of the schemas, which say nothing of members that they do not know.
KNOWN = {name: set(schema["properties"]) for name, schema in SCHEMAS.items()}
# Which list each key of another thing is found in.
KEYS = {"person_id": "persons", "organization_id": "organizations", "parent_id": "organizations", "post_id": "posts", "legislative_session_id": "events"}


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def check(file: Path, report: Report) -> None:
    content = json.loads(file.read_text("utf-8"))
    if set(content) != set(CLASSES):
        report.wrong(file, "has other lists than Popolo", sorted(set(content) ^ set(CLASSES)))
        return
    ids = {name: [thing["id"] for thing in things] for name, things in content.items()}
    for name, things in content.items():
        if len(set(ids[name])) != len(things):
            report.wrong(file, "an id occurs twice", name)
        validator = Draft3Validator(SCHEMAS[CLASSES[name]], registry=REGISTRY, format_checker=FormatChecker())
        for thing in things:
            for error in validator.iter_errors(thing):
                report.wrong(file, f"{name} {thing['id']}", f"at /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
            for member in set(thing) - KNOWN[CLASSES[name]]:
                report.wrong(file, f"{name} have a member that Popolo does not know", member)
            for key, of in KEYS.items():
                if key in thing and thing[key] not in ids[of]:
                    report.wrong(file, f"{name} {thing['id']}: {key} leads nowhere", thing[key])
            for attendee in thing.get("attendees", []):
                if attendee["id"] not in ids["persons"]:
                    report.wrong(file, f"{name} {thing['id']}: an attendee is nobody", attendee["id"])
    for name, table, key in [
        ("persons", "people", "person_id"),
        ("memberships", "memberships", "membership_id"),
        ("events", "meetings", "meeting"),
        ("motions", "decisions", "decision"),
    ]:
        in_table = {row[key] for row in rows(file.with_name(f"{table}.csv"))}
        if set(ids[name]) != in_table:
            report.wrong(file, f"{name} are not the rows of {table}", sorted(set(ids[name]) ^ in_table)[:3])


folder = published_folder()
report = Report(folder)
for file in sorted(folder.glob("data/*/popolo.json")):
    report.looked_at()
    check(file, report)
report.end("Popolo files")
