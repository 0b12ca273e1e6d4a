"""RSS and Atom, read by an independent parser, say the same as our JSON edition: ids, order, titles, dates, links."""

import json
from datetime import datetime, timezone
from pathlib import Path

import feedparser

from report import Report, published_folder

KINDS = {".xml": "rss20", ".atom": "atom10"}


def instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).astimezone(timezone.utc)


def parsed(struct) -> datetime | None:
    return None if struct is None else datetime(*struct[:6], tzinfo=timezone.utc)


def words(text: str | None) -> str:
    return " ".join((text or "").split())


def compare(file: Path, report: Report) -> None:
    feed = feedparser.parse(file.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo:
        report.wrong(file, "the parser complains", feed.bozo_exception)
    if feed.version != KINDS[file.suffix]:
        report.wrong(file, "is taken for another format", feed.version or "none")
    twin = file.with_suffix(".json")
    if not twin.is_file():
        # Archives and the feeds of a part of a government come as RSS alone.
        if not {"archive", "organizations", "topics"} & set(file.parts):
            report.wrong(file, "has no JSON edition beside it")
        return
    ours = json.loads(twin.read_text("utf-8"))
    if feed.feed.get("title") != ours["title"]:
        report.wrong(file, "feed title", f"{feed.feed.get('title')!r} instead of {ours['title']!r}")
    selves = [link.href for link in feed.feed.get("links", []) if link.rel == "self"]
    expected_self = ours["feed_url"].removesuffix(".json") + file.suffix
    if selves != [expected_self]:
        report.wrong(file, "link to itself", f"{selves} instead of {expected_self}")
    ids = [entry.get("id") for entry in feed.entries]
    our_ids = [item["id"] for item in ours["items"]]
    if ids != our_ids:
        report.wrong(file, "ids or their order differ from the JSON edition", f"{ids[:3]}... {our_ids[:3]}...")
        return
    for entry, item in zip(feed.entries, ours["items"]):
        for rule, theirs, wanted in [
            ("title", words(entry.get("title")), words(item.get("title"))),
            ("link", entry.get("link"), item.get("url")),
            ("author", entry.get("author"), item["authors"][0]["name"]),
        ]:
            if theirs != wanted:
                report.wrong(file, f"{rule} of {item['id']}", f"{theirs!r} instead of {wanted!r}")
        published = parsed(entry.get("published_parsed"))
        wanted_date = instant(item.get("date_published"))
        # feedparser reads whole seconds only; Atom breaks ties by fractions of one.
        if (published is None) != (wanted_date is None) or (
            published is not None and abs((published - wanted_date).total_seconds()) >= 1
        ):
            report.wrong(file, f"date of {item['id']}", f"{published} instead of {wanted_date}")
        if "content_html" in item and words(item["content_html"]) not in [words(one.value) for one in entry.get("content", [])]:
            report.wrong(file, f"content of {item['id']} is not that of the JSON edition")


def is_feed(file: Path) -> bool:
    return file.suffix == ".atom" or b"<rss" in file.read_bytes()[:1000]


folder = published_folder()
report = Report(folder)
for suffix in KINDS:
    feeds = [file for file in sorted(folder.rglob(f"*{suffix}")) if is_feed(file)]
    if not feeds:
        report.wrong(f"*{suffix}", "not one such feed was published")
    for file in feeds:
        report.looked_at()
        compare(file, report)
report.end("feeds")
