"""mlcroissant, the reference reader of Croissant, accepts each description and loads every record set from our files."""

import json
import warnings

import mlcroissant

from report import Report, base_url, published_file, published_folder

folder = published_folder()
report = Report(folder)
base = base_url(folder)
for file in sorted(folder.rglob("*croissant*.json")):
    report.looked_at()
    content = json.loads(file.read_text("utf-8"))
    if content.get("conformsTo") != "http://mlcommons.org/croissant/1.1":
        report.wrong(file, "conformsTo", content.get("conformsTo"))
    files = {}
    # What lies in the archive is taken from there.
    for resource in content["distribution"]:
        if "containedIn" in resource:
            continue
        target = published_file(folder, resource["contentUrl"], base)
        if target is None:
            report.wrong(file, "a contentUrl leads to no file", resource["contentUrl"])
        else:
            files[resource["@id"]] = target
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            dataset = mlcroissant.Dataset(jsonld=file, mapping=files)
            for error in [*dataset.metadata.ctx.issues.errors, *dataset.metadata.ctx.issues.warnings]:
                report.wrong(file, "mlcroissant", error)
            counts = {records.uuid: sum(1 for _ in dataset.records(records.uuid)) for records in dataset.metadata.record_sets}
        for warning in warned:
            # How it uses pandas is its own affair.
            if "mlcroissant" in str(warning.filename) and not issubclass(warning.category, DeprecationWarning):
                report.wrong(file, "mlcroissant warns", warning.message)
    except Exception as error:  # Whatever it stumbles over, the description is not as it should be.
        report.wrong(file, "mlcroissant cannot read it", f"{type(error).__name__}: {str(error)[:500]}")
        continue
    if not counts or sum(counts.values()) == 0:
        report.wrong(file, "no records", counts)
report.end("Croissant descriptions")
