"""Every JSON file is strict JSON, and keeps its schema (2020-12), judged by another validator than the one that we use."""

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError
from jsonschema.validators import validator_for

from report import Report, published_folder

CONFORMANCE = Path(__file__).parents[2] / "tests/conformance"

# The schema of a file by its path: the name of one that is published beside it, or a path.
SCHEMAS: list[tuple[str, str | Path]] = [
    (r"^[^/]+/meetings/([^/]+/)?[^/]+\.json$", "minutes.schema.json|tombstone.schema.json|redirect.schema.json"),
    (r"^search/all/index\.json$", "search-routing.schema.json"),
    (r"^search/[^/]+/index\.json$", "search-names.schema.json"),
    (r"^search/[^/]+/tokens\.json$", "search-tokens.schema.json"),
    (r"^search/[^/]+/(\d{4}-[1-4]|undated)\.json$", "search-quarter.schema.json"),
    (r"^status\.json$", "status.schema.json"),
    (r"(^|/)datapackage\.json$", CONFORMANCE / "datapackage-2.0.json"),
]
# What is no kind of ours or has another check: feeds (feeds.py, and the rules of `npm test`), descriptions of tables.
WITHOUT_SCHEMA = [r"\.schema\.json$", r"^data/(.*/)?manifest\.json$", r"^data/latest\.json$", r"^data/all/(.*/)?_?index\.json$", r"^data/[^/]+/popolo\.json$", r"^data/schemas/", r"^search/all/[^/]+/\d+\.json$", r"csv-metadata\.json$", r"croissant.*\.json$"]
FEED = "https://jsonfeed.org/version/1.1"


def no_duplicates(pairs: list[tuple[str, object]]) -> dict:
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"members named twice: {', '.join(twice)}")
    return dict(pairs)


def no_constants(name: str):
    raise ValueError(f"{name} is no JSON")


def validators_of(schema: str | Path) -> list:
    paths = [schema] if isinstance(schema, Path) else [folder / "schemas" / name for name in schema.split("|")]
    validators = []
    for path in paths:
        content = json.loads(path.read_text("utf-8"))
        validator = validator_for(content, default=Draft202012Validator)
        validators.append(validator(content, format_checker=FormatChecker()))
    return validators


def complaints(document: object, validators: list) -> list[str]:
    """What the schema objects to; where there are several, what the nearest of them objects to."""
    found = [
        [f"at /{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in validator.iter_errors(document)]
        for validator in validators
    ]
    return min(found, key=len)


folder = published_folder()
report = Report(folder)
cache: dict[str | Path, list] = {}
for file in sorted([*folder.rglob("*.json"), *folder.rglob("*.jsonld")]):
    report.looked_at()
    path = file.relative_to(folder).as_posix()
    try:
        document = json.loads(file.read_bytes().decode("utf-8"), object_pairs_hook=no_duplicates, parse_constant=no_constants)
    except ValueError as error:
        report.wrong(file, "is no strict JSON", error)
        continue
    if path.endswith(".schema.json"):
        if document.get("$schema") != "https://json-schema.org/draft/2020-12/schema":
            report.wrong(file, "is no schema of 2020-12", document.get("$schema"))
        try:
            Draft202012Validator.check_schema(document)
        except SchemaError as error:
            report.wrong(file, "is no valid schema", f"at /{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
    schema = next((schema for pattern, schema in SCHEMAS if re.search(pattern, path)), None)
    if schema is not None:
        if schema not in cache:
            cache[schema] = validators_of(schema)
        for complaint in complaints(document, cache[schema]):
            report.wrong(file, "breaks its schema", complaint)
    elif not (
        file.suffix == ".jsonld"
        or any(re.search(pattern, path) for pattern in WITHOUT_SCHEMA)
        or (isinstance(document, dict) and document.get("version") == FEED)
    ):
        report.wrong(file, "no schema is known for it: give it one in SCHEMAS of json_files.py")
for pattern, _ in SCHEMAS:
    if not any(re.search(pattern, file.relative_to(folder).as_posix()) for file in folder.rglob("*.json")):
        report.wrong(pattern, "not one such file was published")
report.end("JSON files")
