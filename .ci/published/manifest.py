"""The lists of the downloads name every table, each with the size, the SHA-256 and the rows that it has where they are said, and
nothing that is not there. A name with a hash has that of its bytes.
"""

import csv
import hashlib
import json
import re
from pathlib import Path

import duckdb

from report import HASHED, Report, base_url, published_file, published_folder

# What stands beside the tables and has checks of its own.
DESCRIPTIONS = re.compile(
    r"(^|/)(manifest|latest|datapackage|_?index|croissant|csv-metadata)\.json$|\.jsonld$|\.md$|^schemas/|^(codes|governments)\.csv$|^open-minutes\.sqlite$"
)

folder = published_folder()
report = Report(folder)
data = folder / "data"
base = base_url(folder)
listed: set[Path] = set()


def rows_of(file: Path) -> int:
    if file.name.endswith(".csv"):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return sum(1 for _ in csv.reader(lines)) - 1
    if file.name.endswith(".parquet"):
        return duckdb.execute("SELECT count(*) FROM read_parquet(?)", [str(file)]).fetchone()[0]
    return 0


def check(entry: dict, named_in: Path) -> None:
    report.looked_at()
    file = published_file(folder, entry["url"], base)
    if file is None:
        report.wrong(named_in, "names a file that is not there", entry["url"])
        return
    listed.add(file)
    if "path" in entry and data / entry["path"] != file:
        report.wrong(file, "is not where its address leads", entry["url"])
    content = file.read_bytes()
    found = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest(), "rows": rows_of(file)}
    for rule in found.keys() & entry.keys():
        if entry[rule] != found[rule]:
            report.wrong(file, f"{rule} in {named_in.name}", f"{entry[rule]}, and the file has {found[rule]}")
    name = HASHED.search(file.name)
    if name is not None and not found["sha256"].startswith(name[1]):
        report.wrong(file, "does not have the hash of its name")


overall = data / "latest.json"
for government in json.loads(overall.read_text("utf-8"))["governments"]:
    own = published_file(folder, government["manifest"], base)
    if own is None:
        report.wrong(overall, "names a manifest that is not there", government["manifest"])
        continue
    for entry in json.loads(own.read_text("utf-8"))["files"]:
        check(entry, own)
for path in (data / "latest.json", data / "all/index.json"):
    for entry in json.loads(path.read_text("utf-8"))["files"]:
        check(entry, path)
for file in sorted(data.rglob("*")):
    if file.is_file() and file not in listed and not DESCRIPTIONS.search(file.relative_to(data).as_posix()):
        # What was there before stays for a week under the name that has its hash.
        if not HASHED.search(file.name):
            report.wrong(file, "is a file of the downloads that no list names")
report.end("downloads")
