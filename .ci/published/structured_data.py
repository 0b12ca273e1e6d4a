"""Data for search engines in pages: JSON-LD of schema.org that is whole, with what a Dataset must say."""

import json
from html.parser import HTMLParser
from pathlib import Path

from report import Report, base_url, published_file, published_folder

NEEDED = ("name", "description", "license", "creator", "distribution")


class Scripts(HTMLParser):
    """The contents of the scripts of a page by their type."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self.inside = False

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "script" and dict(attributes).get("type") == "application/ld+json"
        if self.inside:
            self.found.append("")

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.found[-1] += data


def check_dataset(file: Path, dataset: dict, base: str, report: Report) -> None:
    for name in NEEDED:
        if not dataset.get(name):
            report.wrong(file, f"the Dataset has no {name}")
    descriptions = dataset.get("description", "")
    for one in descriptions if isinstance(descriptions, list) else [descriptions]:
        text = one.get("@value", "") if isinstance(one, dict) else one
        if not 50 <= len(text) <= 5000:
            report.wrong(file, "a description of a Dataset has 50 to 5000 characters", f"{len(text)}: {text!r}")
    for distribution in dataset.get("distribution", []):
        url = distribution.get("contentUrl", "")
        if not distribution.get("encodingFormat"):
            report.wrong(file, "a distribution has no encodingFormat", url)
        if url.startswith(base) and published_file(report.folder, url, base) is None:
            report.wrong(file, "a contentUrl leads to no file", url)


folder = published_folder()
report = Report(folder)
base = base_url(folder)
for file in sorted(folder.rglob("*.html")):
    scripts = Scripts()
    scripts.feed(file.read_text("utf-8"))
    for content in scripts.found:
        report.looked_at()
        try:
            data = json.loads(content)
        except ValueError as error:
            report.wrong(file, "the data is no JSON", error)
            continue
        for whole in data if isinstance(data, list) else [data]:
            if whole.get("@context") not in ("https://schema.org", "https://schema.org/"):
                report.wrong(file, "is not of schema.org", whole.get("@context"))
            for node in whole.get("@graph", [whole]):
                if node.get("@type") == "Dataset":
                    check_dataset(file, node, base, report)
report.end("pieces of structured data")
