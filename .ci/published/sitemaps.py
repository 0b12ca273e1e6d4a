"""The sitemap at the root leads to one of the pages at the top and to those of each government, and these to pages that are
there; no page is left out.
"""

import re
import xml.etree.ElementTree as xml
from pathlib import Path

from report import Report, base_url, published_file, published_folder

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOST = 50_000
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")

folder = published_folder()
report = Report(folder)
base = base_url(folder)


def entries(file: Path, root: str, element: str) -> list[Path]:
    """The files that a sitemap leads to."""
    report.looked_at()
    tree = xml.parse(file).getroot()
    if tree.tag != NAMESPACE + root:
        report.wrong(file, "is no sitemap", tree.tag)
    found = []
    for entry in tree.iter(NAMESPACE + element):
        url = entry.findtext(NAMESPACE + "loc") or ""
        day = entry.findtext(NAMESPACE + "lastmod")
        if day is not None and not DAY.match(day):
            report.wrong(file, "a day is none", day)
        target = published_file(folder, url, base)
        if target is None:
            report.wrong(file, "leads to nothing", url)
        else:
            found.append(target)
    if len(found) > MOST or len(set(found)) < len(found):
        report.wrong(file, "names too many addresses, or one twice", len(found))
    return found


pages: set[Path] = set()
for sitemap in entries(folder / "sitemap.xml", "sitemapindex", "sitemap"):
    pages.update(entries(sitemap, "urlset", "url"))
for page in sorted(folder.glob("**/*.html")):
    # What stands where a meeting was is for those who have its address; the page for what is not there, for no address.
    document = page.with_suffix(".json")
    withdrawn = document.is_file() and b'"withdrawn"' in document.read_bytes()
    moved = b'http-equiv="refresh"' in page.read_bytes()
    if page not in pages and not (withdrawn or moved or page == folder / "404.html"):
        report.wrong(page, "is a page that no sitemap names")
report.end("sitemaps")
