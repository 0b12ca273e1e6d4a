"""Readers of feeds in other languages (READERS: their commands) see the same items as our JSON edition, each with its date."""

import json
import os
import shlex
import subprocess
from datetime import datetime

from report import Report, published_folder

SAME = ("id", "title", "link")


def is_same_second(one: str | None, other: str | None) -> bool:
    """RSS knows whole seconds only."""
    if one is None or other is None:
        return False
    difference = datetime.fromisoformat(one) - datetime.fromisoformat(other)
    return abs(difference.total_seconds()) < 1


def told_in_json(text: str) -> list[dict]:
    feed = json.loads(text)
    return [
        {"id": one["id"], "title": one["title"], "link": one["url"], "published": one.get("date_published")}
        for one in feed["items"]
    ]


def is_feed(file) -> bool:
    return file.suffix == ".atom" or b"<rss" in file.read_bytes()[:1000]


folder = published_folder()
report = Report(folder)
feeds = sorted(file for suffix in ("xml", "atom") for file in folder.rglob(f"*.{suffix}") if is_feed(file))
commands = [shlex.split(line) for line in os.environ.get("READERS", "").splitlines() if line.strip()]
if not commands:
    report.wrong("READERS", "names no reader: nothing was read")
first: dict = {}
for command in commands:
    name = command[0].rsplit("/", 1)[-1] if len(command) == 1 else command[1].rsplit("/", 1)[-1]
    run = subprocess.run(command, input="\n".join(map(str, feeds)), capture_output=True, text=True)
    if run.returncode != 0:
        report.wrong(name, "fails", run.stderr.strip()[-500:])
        continue
    read: dict = {}
    for line in run.stdout.splitlines():
        item = json.loads(line)
        read.setdefault(item["file"], []).append(item)
    for feed in feeds:
        report.looked_at()
        items = read.get(str(feed), [])
        for item in items:
            if item.get("published") is None:
                report.wrong(feed, f"{name} finds an item without a date", item["id"])
            if (item.get("language") or "zh-CN").lower() != "zh-cn":
                report.wrong(feed, f"{name} finds another language", item["language"])
        # Feeds of parts and archives have no JSON edition: then the readers are held against each other.
        twin = feed.with_suffix(".json")
        wanted = told_in_json(twin.read_text("utf-8")) if twin.is_file() else first.setdefault(feed, items)
        if len(items) != len(wanted):
            report.wrong(feed, f"{name} finds {len(items)} items instead of {len(wanted)}")
        for theirs, ours in zip(items, wanted):
            for rule in SAME:
                if theirs.get(rule) != ours.get(rule):
                    report.wrong(feed, f"{name}: {rule}", f"{theirs.get(rule)!r} instead of {ours.get(rule)!r}")
            if not is_same_second(theirs.get("published"), ours.get("published")):
                report.wrong(feed, f"{name}: date of {theirs['id']}", f"{theirs.get('published')} instead of {ours.get('published')}")
report.end("feeds, by each reader")
