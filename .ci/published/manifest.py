"""The manifest lists every download, each with the size, the SHA-256 and the rows that it has, and nothing else."""

import csv
import gzip
import hashlib
import json

import duckdb

from report import Report, base_url, published_file, published_folder

DOWNLOADS = (".csv", ".ndjson.gz", ".parquet")

folder = published_folder()
report = Report(folder)
data = folder / "data"
manifest = json.loads((data / "manifest.json").read_text("utf-8"))
base = base_url(folder)


def rows_of(file) -> int:
    if file.name.endswith(".csv"):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return sum(1 for _ in csv.reader(lines)) - 1
    if file.name.endswith(".gz"):
        return gzip.decompress(file.read_bytes()).count(b"\n")
    return duckdb.execute("SELECT count(*) FROM read_parquet(?)", [str(file)]).fetchone()[0]


listed = set()
for entry in manifest["files"]:
    report.looked_at()
    file = data / entry["path"]
    listed.add(file)
    if not file.is_file():
        report.wrong(file, "is listed, and there is no such file")
        continue
    content = file.read_bytes()
    if published_file(folder, entry["url"], base) != file:
        report.wrong(file, "is not where its address leads", entry["url"])
    for rule, said, found in [
        ("bytes", entry["bytes"], len(content)),
        ("sha256", entry["sha256"], hashlib.sha256(content).hexdigest()),
        ("rows", entry["rows"], rows_of(file)),
    ]:
        if said != found:
            report.wrong(file, f"{rule} in the manifest", f"{said}, and the file has {found}")
for file in sorted(data.rglob("*")):
    if file.name.endswith(DOWNLOADS) and file not in listed:
        report.wrong(file, "is a download that the manifest does not list")
report.end("downloads")
