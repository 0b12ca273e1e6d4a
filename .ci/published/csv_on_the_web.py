"""Every description of CSV files (CSV on the Web) holds for them: header, types, required cells, keys."""

from csvw import CSVW

from report import Report, published_folder

folder = published_folder()
report = Report(folder)
described = set()
for file in sorted(folder.rglob("csv-metadata.json")):
    report.looked_at()
    try:
        package = CSVW(str(file), validate=True)
        if not package.is_valid:
            report.wrong(file, "does not hold for the file")
        for warning in package.warnings:
            report.wrong(file, "csvw", warning.message)
        for table in package.tables:
            described.add(file.with_name(str(table.url)))
            keys = [table.tableSchema.primaryKey] if isinstance(table.tableSchema.primaryKey, str) else table.tableSchema.primaryKey
            rows = [tuple(row[key] for key in keys) for row in table.iterdicts()]
            if len(set(rows)) != len(rows):
                report.wrong(file, "a primary key occurs twice", f"{len(rows) - len(set(rows))} times")
    except Exception as error:  # Whatever it stumbles over, the description is not as it should be.
        report.wrong(file, "csvw cannot read it", f"{type(error).__name__}: {str(error)[:300]}")
for csv in sorted(folder.rglob("*.csv")):
    # The lookup tables of all governments are listed in the data dictionary.
    if csv.parent != folder / "data" and csv not in described:
        report.wrong(csv, "has no description beside it")
report.end("descriptions of CSV files")
