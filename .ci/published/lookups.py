"""The lookup tables have every code and every government that occurs in the tables, each once."""

import csv
from pathlib import Path

from report import Report, published_folder


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


folder = published_folder()
report = Report(folder)
codes: dict[str, set[str]] = {}
for row in rows(folder / "data/codes.csv"):
    report.looked_at()
    for column in row["columns"].split():
        known = codes.setdefault(column, set())
        if row["code"] in known:
            report.wrong(folder / "data/codes.csv", "a code occurs twice", f"{column} {row['code']}")
        known.add(row["code"])
governments = [row["source"] for row in rows(folder / "data/governments.csv")]
if len(set(governments)) != len(governments):
    report.wrong(folder / "data/governments.csv", "a government occurs twice")
for file in sorted(folder.glob("data/*/*.csv")):
    for row in rows(file):
        if row["source"] not in governments:
            report.wrong(file, "a government that the lookup table has not", row["source"])
        for column in row:
            known = codes.get(f"{file.stem}.{column}")
            unknown = set(filter(None, row[column].split("|"))) - known if known is not None else set()
            if unknown:
                report.wrong(file, f"{column} has a code that the lookup table has not", sorted(unknown))
report.end("codes")
