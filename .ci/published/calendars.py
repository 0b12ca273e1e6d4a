"""Every calendar, read by icalendar: well-formed and folded, each event once, with a day, a title and a live link."""

from icalendar import Calendar

from report import Report, base_url, published_file, published_folder

# RFC 5545, 3.1: octets in a line, without its end.
LINE = 75

folder = published_folder()
report = Report(folder)
base = base_url(folder)
for file in sorted(folder.rglob("*.ics")):
    report.looked_at()
    content = file.read_bytes()
    if not content.endswith(b"\r\n") or content.count(b"\n") != content.count(b"\r\n"):
        report.wrong(file, "lines do not end in CRLF")
    for number, line in enumerate(content.split(b"\r\n"), 1):
        if len(line) > LINE:
            report.wrong(file, f"line {number} is {len(line)} octets long")
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            report.wrong(file, f"line {number} is folded within a character")
    try:
        calendar = Calendar.from_ical(content)
    except ValueError as error:
        report.wrong(file, "is no calendar", error)
        continue
    for property in ("VERSION", "PRODID"):
        if property not in calendar:
            report.wrong(file, f"has no {property}")
    seen = set()
    for event in calendar.walk("VEVENT"):
        uid = str(event.get("UID"))
        for name, problem in event.errors:
            report.wrong(file, f"{uid}: {name}", problem)
        if uid in seen:
            report.wrong(file, "an event is there twice", uid)
        seen.add(uid)
        for property in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
            if not event.get(property):
                report.wrong(file, f"{uid} has no {property}")
        if published_file(folder, str(event.get("URL", "")).split("#")[0], base) is None:
            report.wrong(file, f"{uid}: its link leads nowhere", event.get("URL"))
    if not seen:
        report.wrong(file, "has no events")
report.end("calendars")
