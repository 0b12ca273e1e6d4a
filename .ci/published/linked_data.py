"""PyLD takes each minutes document for linked data by the published context: no member is lost, and it comes back as it was."""

import json

from pyld import jsonld

from report import Report, published_folder

folder = published_folder()
report = Report(folder)
context = json.loads((folder / "schemas/minutes.context.jsonld").read_text("utf-8"))
for file in sorted(folder.glob("*/meetings/**/*.json")):
    document = json.loads(file.read_text("utf-8"))
    if "decisions" not in document:
        # A tombstone or a redirect.
        continue
    report.looked_at()
    dropped: list[str] = []
    # The documents of other sites are not asked for anything.
    options = {"expandContext": context, "documentLoader": lambda url, _: report.wrong(file, "wants something from elsewhere", url)}
    expanded = jsonld.expand(document, options, on_property_dropped=dropped.append)
    for member in sorted(set(map(str, dropped))):
        report.wrong(file, "a member that the context does not know", member)
    compacted = jsonld.compact(expanded, context, {"documentLoader": options["documentLoader"]})
    compacted.pop("@context")
    for member in document.keys() | compacted.keys():
        if document.get(member) != compacted.get(member) and member not in ("categories",):
            report.wrong(file, "does not come back as it was", f"{member}: {json.dumps(compacted.get(member), ensure_ascii=False)[:200]}")
report.end("minutes documents as linked data")
