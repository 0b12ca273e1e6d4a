"""No file is published that no check looks at, and none that is empty or was left behind half-written."""

from report import Report, published_folder

# By the end of a file's name: who looks at it.
LOOKED_AT = {
    ".atom": "xmllint, feeds.py",
    ".css": "pages.py",
    ".csv": "tables.py, lookups.py, data packages",
    ".html": "pages.py, structured_data.py, npm run test:browser",
    ".ics": "calendars.py",
    ".js": "npm run test:browser",
    ".json": "json_files.py, csv_on_the_web.py, popolo.py",
    ".jsonld": "catalogue.py, linked_data.py",
    ".md": "npm test",
    ".opml": "xmllint, opml.py",
    ".parquet": "tables.py",
    ".sqlite": "database.py",
    ".svg": "xmllint, pages.py",
    ".xlsx": "workbooks.py",
    ".xml": "xmllint, feeds.py, sitemaps.py",
    ".zip": "tables.py, manifest.py",
    "favicon.ico": "npm test",
    "robots.txt": "npm test",
    "search/scripts.txt": "npm test",
}

folder = published_folder()
report = Report(folder)
for file in sorted(folder.rglob("*")):
    if file.is_dir():
        continue
    report.looked_at()
    if file.name.startswith("."):
        report.wrong(file, "hidden: left behind by a write that was not finished?")
    elif not file.as_posix().endswith(tuple(LOOKED_AT)):
        report.wrong(file, "no check looks at files of this kind: add one to .ci/published, and to the list in kinds.py")
    if file.stat().st_size == 0:
        report.wrong(file, "empty")
report.end("files")
