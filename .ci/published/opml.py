"""The lists of feeds lead to feeds, each once, and leave none out that has no archive's or government's list of its own."""

import xml.etree.ElementTree as xml

from report import Report, base_url, published_file, published_folder

folder = published_folder()
report = Report(folder)
base = base_url(folder)
listed = set()
for file in sorted(folder.rglob("*.opml")):
    report.looked_at()
    root = xml.parse(file).getroot()
    if root.tag != "opml" or root.get("version") != "2.0" or root.find("head/title") is None:
        report.wrong(file, "is no OPML 2.0")
    outlines = list(root.iter("outline"))
    feeds = [outline.get("xmlUrl") for outline in outlines if outline.get("type") == "rss"]
    if not feeds:
        report.wrong(file, "lists no feed")
    for url in feeds:
        target = published_file(folder, url or "", base)
        if target is None:
            report.wrong(file, "leads to a feed that is not there", url)
        else:
            listed.add(target)
        if feeds.count(url) > 1:
            report.wrong(file, "lists a feed twice", url)
    for outline in outlines:
        if not outline.get("text"):
            report.wrong(file, "an outline has no text", outline.attrib)
        page = outline.get("htmlUrl")
        if page is not None and published_file(folder, page.split("#")[0], base) is None:
            report.wrong(file, "leads to a page that is not there", page)
# Who takes in the first list as it is meets no item twice.
ids: dict[str, str] = {}
for outline in xml.parse(folder / "feeds/feeds.opml").getroot().iter("outline"):
    url = outline.get("xmlUrl") or ""
    feed = published_file(folder, url, base)
    for item in xml.parse(feed).getroot().iter("item") if feed else []:
        guid = item.findtext("guid") or ""
        if guid in ids:
            report.wrong(feed, "has an item of another feed of the first list", f"{guid} of {ids[guid]}")
        ids[guid] = url
for feed in sorted(folder.rglob("*.xml")):
    if "archive" not in feed.parts and b"<rss" in feed.read_bytes()[:1000] and feed not in listed:
        report.wrong(feed, "is a feed that no list leads to")
report.end("lists of feeds")
