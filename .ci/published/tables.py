"""DuckDB reads CSV and Parquet of a table alike: the same rows, columns and values.

The edition for Excel, where there is one, has some columns of the CSV, a byte order mark, and an apostrophe before what Excel would
take for a formula.
"""

import csv
import json
from pathlib import Path

import duckdb

from report import Report, published_folder

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def quoted(text: Path | str) -> str:
    return "'" + str(text).replace("'", "''") + "'"


def columns_of(parquet: Path) -> dict[str, str]:
    return {name: kind for name, kind, *_ in duckdb.sql(f"DESCRIBE FROM {quoted(parquet)}").fetchall()}


def struct(columns: dict[str, str]) -> str:
    return "{" + ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in columns.items()) + "}"


def as_in_csv(name: str, kind: str) -> str:
    """A list is one cell there: its entries between `|`, and one without entries is as empty as none."""
    if not kind.endswith("[]"):
        return f'"{name}"'
    escaped = f"""list_transform("{name}", lambda entry: regexp_replace(entry, '([\\\\|])', '\\\\\\1', 'g'))"""
    return f"""nullif(array_to_string({escaped}, '|'), '') AS "{name}\""""


def check_same(file: Path, theirs: str, file_rows: str, report: Report) -> None:
    """Notes the rows that only one of two queries gives."""
    try:
        for where, one, two in [("Parquet", theirs, file_rows), ("it", file_rows, theirs)]:
            rest = duckdb.sql(f"({one}) EXCEPT ALL ({two})").fetchall()
            if rest:
                report.wrong(file, f"{len(rest)} rows are in {where} alone", f"the first: {rest[0]!r:.400}")
    except duckdb.Error as error:
        report.wrong(file, "DuckDB cannot read it", str(error).splitlines()[0])


def check_table(table: str, parquet: Path, report: Report) -> None:
    plain, excel = (parquet.with_name(table + end) for end in (".csv", "-excel.csv"))
    if not plain.is_file():
        report.wrong(parquet, f"has no {plain.name} beside it")
        return
    columns = columns_of(parquet)
    in_csv = {name: "VARCHAR" if kind.endswith("[]") else kind for name, kind in columns.items()}
    selected = ", ".join(as_in_csv(name, kind) for name, kind in columns.items())
    check_same(
        plain,
        f"SELECT {selected} FROM {quoted(parquet)}",
        f"FROM read_csv({quoted(plain)}, header = true, columns = {struct(in_csv)}, nullstr = '', strict_mode = true)",
        report,
    )
    rows = list(csv.reader(plain.open(encoding="utf-8", newline=""), strict=True))
    if rows[0] != list(columns):
        report.wrong(plain, "its columns are not those of Parquet", f"{rows[0]} instead of {list(columns)}")
    # A year's minutes may name no document, and nobody responsible; but there is no partition without a meeting.
    if len(rows) == 1 and table == "meetings":
        report.wrong(plain, "has no rows")
    if excel.is_file():
        check_excel(excel, rows, report)


def check_excel(excel: Path, rows: list[list[str]], report: Report) -> None:
    if not excel.read_bytes().startswith(b"\xef\xbb\xbf"):
        report.wrong(excel, "has no byte order mark")
    excel_rows = list(csv.reader(excel.open(encoding="utf-8-sig", newline=""), strict=True))
    for number, cells in enumerate(excel_rows, 1):
        for cell in cells:
            if cell.startswith(FORMULA):
                report.wrong(excel, f"row {number}: a cell that Excel takes for a formula", repr(cell[:60]))
    unknown = set(excel_rows[0]) - set(rows[0])
    if unknown:
        report.wrong(excel, "has columns that the CSV has not", unknown)
        return
    places = [rows[0].index(name) for name in excel_rows[0]]
    if [[cell.removeprefix("'") for cell in row] for row in excel_rows] != [
        [row[place].removeprefix("'") for place in places] for row in rows
    ]:
        report.wrong(excel, "its cells are not those of the CSV")


folder = published_folder()
report = Report(folder)
nightly = folder / "data/all"
# Of every government, as its manifest names them; the nightly tables come in Parquet alone.
current = {
    (manifest.parent, file["table"]): folder / "data" / file["path"]
    for manifest in sorted(folder.glob("data/*/manifest.json"))
    for file in json.loads(manifest.read_text("utf-8"))["files"]
    if file["format"] == "parquet"
}
for (_, name), parquet in current.items():
    report.looked_at()
    check_table(name, parquet, report)
for table in sorted(folder for folder in nightly.iterdir() if folder.is_dir()):
    every = [str(file) for file in table.rglob("*.parquet")]
    single = [str(file) for (_, name), file in current.items() if name == table.name]
    if not every:
        continue
    both = [f"FROM read_parquet([{', '.join(map(quoted, files))}], union_by_name = true)" for files in (single, every)]
    check_same(table / "index.json", *both, report)
for file in sorted(folder.rglob("*.csv")):
    if (file.parent, file.stem.removesuffix("-excel")) not in current:
        report.wrong(file, "has no Parquet edition")
report.end("tables")
