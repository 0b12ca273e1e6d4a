"""The manifests list every file of the downloads, each with the size, the SHA-256 and the rows that it has, and nothing else."""

import csv
import gzip
import hashlib
import json

import duckdb

from report import Report, base_url, published_file, published_folder

folder = published_folder()
report = Report(folder)
data = folder / "data"
base = base_url(folder)


def rows_of(file) -> int:
    if file.name.endswith(".csv"):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return sum(1 for _ in csv.reader(lines)) - 1
    if file.name.endswith(".gz"):
        return gzip.decompress(file.read_bytes()).count(b"\n")
    return duckdb.execute("SELECT count(*) FROM read_parquet(?)", [str(file)]).fetchone()[0]


def check(entry: dict) -> None:
    report.looked_at()
    file = data / entry["path"]
    listed.add(file)
    if not file.is_file():
        report.wrong(file, "is listed, and there is no such file")
        return
    content = file.read_bytes()
    if published_file(folder, entry["url"], base) != file:
        report.wrong(file, "is not where its address leads", entry["url"])
    claims = [
        ("bytes", entry["bytes"], len(content)),
        ("sha256", entry["sha256"], hashlib.sha256(content).hexdigest()),
    ]
    if "rows" in entry:
        claims.append(("rows", entry["rows"], rows_of(file)))
    for rule, said, found in claims:
        if said != found:
            report.wrong(file, f"{rule} in the manifest", f"{said}, and the file has {found}")


overall = data / "manifest.json"
listed = {overall}
manifest = json.loads(overall.read_text("utf-8"))
for entry in manifest["descriptions"]:
    check(entry)
for government in manifest["governments"]:
    for entry in government["descriptions"]:
        check(entry)
    own = json.loads((data / government["source"] / "manifest.json").read_text("utf-8"))
    for entry in [*own["files"], *own["descriptions"]]:
        check(entry)
for entry in json.loads((data / "latest.json").read_text("utf-8"))["files"]:
    check(entry)
for file in sorted(data.rglob("*")):
    if file.is_file() and file not in listed:
        report.wrong(file, "is a file of the downloads that no manifest lists")
report.end("downloads")
