"""openpyxl opens every workbook: a sheet a table, as many rows as its CSV, dates that are dates, and nothing that is a formula."""

import csv
import datetime
import warnings
from pathlib import Path

import openpyxl

from report import Report, published_folder

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lengths(folder: Path) -> list[int]:
    found = []
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            found.append(sum(1 for _ in csv.reader(lines)))
    return sorted(found)


def check(file: Path, report: Report) -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        book = openpyxl.load_workbook(file)
    for warning in warned:
        report.wrong(file, "openpyxl warns", warning.message)
    if sorted(sheet.max_row for sheet in book) != lengths(file.parent):
        report.wrong(file, "its sheets have other rows than the tables", [(sheet.title, sheet.max_row) for sheet in book])
    dates = 0
    for sheet in book:
        if sheet.freeze_panes != "A2" or sheet.auto_filter.ref is None:
            report.wrong(file, f"{sheet.title}: its header is not frozen and filtered")
        header, *rows = sheet.iter_rows()
        for cell in header:
            if not isinstance(cell.value, str) or not any("\u4e00" <= character <= "\u9fff" for character in cell.value):
                report.wrong(file, f"{sheet.title}: a header that is not in Chinese", cell.value)
        for row in rows:
            for cell in row:
                dates += isinstance(cell.value, (datetime.date, datetime.datetime))
                if cell.data_type == "f":
                    report.wrong(file, f"{sheet.title}!{cell.coordinate} is a formula", cell.value)
                elif isinstance(cell.value, str) and cell.value.startswith(FORMULA) and not cell.quotePrefix:
                    report.wrong(file, f"{sheet.title}!{cell.coordinate} is not marked as text", cell.value[:60])
    if dates == 0:
        report.wrong(file, "not one cell is a date")


folder = published_folder()
report = Report(folder)
for file in sorted(folder.rglob("*.xlsx")):
    report.looked_at()
    check(file, report)
report.end("workbooks")
