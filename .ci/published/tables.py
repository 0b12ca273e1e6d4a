"""DuckDB reads CSV and Parquet of a table alike: the same rows, columns and values; and Parquet says what its columns mean, in
the words of the data package, with days that are days and instants that are instants. The nightly tables have the rows of all governments.
"""

import csv
import json
import tempfile
import zipfile
from pathlib import Path

import duckdb
import pyarrow.parquet

from report import Report, published_folder

# By the types of Table Schema.
ARROW_TYPES = {"date": "date32[day]", "datetime": "timestamp[ms, tz=UTC]", "integer": "int32", "number": "double"}


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


def check_table(plain: Path, parquet: Path, fields: list[dict], report: Report) -> None:
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
    # Minutes may name no document, and nobody responsible; but there is no government without a meeting.
    if len(rows) == 1 and plain.stem == "meetings":
        report.wrong(plain, "has no rows")
    check_meaning(plain, parquet, fields, report)


def check_meaning(plain: Path, parquet: Path, fields: list[dict], report: Report) -> None:
    """pyarrow and DuckDB find in the Parquet file what the data package says of its columns."""
    schema = pyarrow.parquet.read_schema(parquet)
    told = {key.decode(): value.decode() for key, value in (schema.metadata or {}).items()}
    duckdb_told = {bytes(key).decode(): bytes(value).decode() for key, value in duckdb.sql(f"SELECT key, value FROM parquet_kv_metadata({quoted(parquet)})").fetchall()}
    if told.get("table") != plain.stem or duckdb_told.get("table") != plain.stem:
        report.wrong(plain, "its Parquet edition does not say which table it is", told.get("table"))
    for field in fields:
        name = field["name"]
        for key, said in [(f"column.{name}", field["description"]), (f"column.{name}.zh", field["title"])]:
            if told.get(key) != said or duckdb_told.get(key) != said:
                report.wrong(plain, f"{key} in Parquet is not what the data package says", told.get(key))
        wanted = ARROW_TYPES.get(field["type"])
        if wanted is not None and str(schema.field(name).type) != wanted:
            report.wrong(plain, f"{name} is no {field['type']} in Parquet", schema.field(name).type)


folder = published_folder()
report = Report(folder)
nightly = folder / "data/all"
singles: dict[str, list[str]] = {}
with tempfile.TemporaryDirectory() as temporary:
    for manifest in sorted(folder.glob("data/*/manifest.json")):
        files = json.loads(manifest.read_text("utf-8"))["files"]
        [archive] = [folder / "data" / file["path"] for file in files if file["format"] == "parquet"]
        unpacked = Path(temporary) / manifest.parent.name
        with zipfile.ZipFile(archive) as zipped:
            if zipped.testzip() is not None:
                report.wrong(archive, "is damaged", zipped.testzip())
            zipped.extractall(unpacked)
        fields = {resource["name"]: resource["schema"]["fields"] for resource in json.loads(manifest.with_name("datapackage.json").read_text("utf-8"))["resources"]}
        plains = {file.stem: file for file in manifest.parent.glob("*.csv")}
        parquets = {file.stem: file for file in unpacked.glob("*.parquet")}
        if plains.keys() != parquets.keys():
            report.wrong(archive, "has other tables than lie beside it", sorted(plains.keys() ^ parquets.keys()))
        for name in plains.keys() & parquets.keys():
            report.looked_at()
            check_table(plains[name], parquets[name], fields[name], report)
            singles.setdefault(name, []).append(str(parquets[name]))
    for table in sorted(folder for folder in nightly.iterdir() if folder.is_dir()):
        every = [str(file) for file in table.rglob("*.parquet")]
        if not every:
            continue
        both = [
            f"FROM read_parquet([{', '.join(map(quoted, files))}], union_by_name = true, hive_partitioning = false)"
            for files in (singles.get(table.name, []), every)
        ]
        check_same(table / "_index.json", *both, report)
        # Athena and Spark read whatever lies below the prefix of a table, but for names that begin so.
        for other in table.rglob("*"):
            if other.is_file() and other.suffix != ".parquet" and not other.name.startswith("_"):
                report.wrong(other, "lies among the Parquet files of a table")
report.end("tables")
