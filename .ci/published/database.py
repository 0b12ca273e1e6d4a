"""SQLite, DuckDB and the Parquet tables agree on the database of all governments: whole, its keys resolve, the same rows."""

import json
import sqlite3

import duckdb

from report import Report, base_url, published_file, published_folder

INDEXES = 10
VIEWS = {"tasks", "attendance_rates", "approved_documents"}

folder = published_folder()
report = Report(folder)
file = folder / "data/open-minutes.sqlite"
if file.is_file():
    report.looked_at()
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    one = lambda query: database.execute(query).fetchone()[0]  # noqa: E731
    if (said := one("PRAGMA integrity_check")) != "ok":
        report.wrong(file, "integrity_check", said)
    for broken in database.execute("PRAGMA foreign_key_check").fetchall():
        report.wrong(file, "foreign_key_check", broken)
    kinds = {kind: {name for name, of in database.execute("SELECT name, type FROM sqlite_schema") if of == kind} for kind in ("table", "index", "view")}
    if len([name for name in kinds["index"] if not name.startswith("sqlite_")]) < INDEXES:
        report.wrong(file, "has fewer indexes than it should", sorted(kinds["index"]))
    if kinds["view"] != VIEWS:
        report.wrong(file, "has other views", sorted(kinds["view"]))
    for view in VIEWS:
        database.execute(f"SELECT * FROM {view} LIMIT 1").fetchall()
    base = base_url(folder)
    listed = json.loads((folder / "data/all/index.json").read_text("utf-8"))["files"]
    for table in sorted({entry["table"] for entry in listed}):
        files = [str(published_file(folder, entry["url"], base)) for entry in listed if entry["table"] == table]
        parquet = duckdb.read_parquet(files, union_by_name=True, hive_partitioning=False)
        columns = [name for name, *_ in database.execute(f'SELECT name FROM pragma_table_info("{table}")')]
        if columns != parquet.columns:
            report.wrong(file, f"{table} has other columns than Parquet", sorted(set(columns) ^ set(parquet.columns)))
            continue
        key = columns[0]
        theirs = {row[0] for row in parquet.select(f'"{key}"').fetchall()}
        ours = {row[0] for row in database.execute(f'SELECT "{key}" FROM "{table}"')}
        if ours != theirs:
            report.wrong(file, f"{table} has other rows than Parquet", f"{len(ours)} instead of {len(theirs)}")
    database.close()
report.end("databases")
