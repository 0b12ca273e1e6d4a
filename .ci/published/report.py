"""What every check of the published files shares: it walks a folder, says what is wrong and where, and fails then."""

import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

MOST_SHOWN = 40
# An archive whose name has the first characters of its SHA-256.
HASHED = re.compile(r"-([0-9a-f]{16})\.zip$")


def published_folder() -> Path:
    """The folder to check: the one argument of every check."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(f"usage: {Path(sys.argv[0]).name} PUBLISHED_FOLDER")
    return Path(sys.argv[1])


class Report:
    """Collects what is wrong with the files of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.checked = 0
        self.violations: list[str] = []

    def looked_at(self) -> None:
        self.checked += 1

    def wrong(self, file: Path | str, rule: str, detail: object = "") -> None:
        """Notes that a file breaks a rule; the detail says where and how."""
        name = file.relative_to(self.folder) if isinstance(file, Path) else file
        self.violations.append(f"{name}: {rule}" + (f": {detail}" if str(detail) else ""))

    def end(self, what: str) -> None:
        """Prints the verdict and ends the process. Where nothing was looked at, the check has failed."""
        if self.checked == 0:
            self.violations.append(f"there are no {what} in {self.folder}: nothing was checked")
        for violation in self.violations[:MOST_SHOWN]:
            print(f"  {violation}")
        if len(self.violations) > MOST_SHOWN:
            print(f"  ... and {len(self.violations) - MOST_SHOWN} more")
        print(f"  {self.checked} {what} checked, {len(self.violations)} violations")
        sys.exit(1 if self.violations else 0)


def published_file(folder: Path, url: str, base: str) -> Path | None:
    """The file that an address of ours is served from; nothing where there is none."""
    if not url.startswith(base):
        return None
    path = unquote(urlsplit(url[len(base) :]).path).lstrip("/")
    file = folder / (path + "index.html" if path == "" or path.endswith("/") else path)
    return file if file.is_file() else None


def base_url(folder: Path) -> str:
    """The address of the folder's top, as the feed of all decisions gives it."""
    import json

    feed = json.loads((folder / "feeds/decisions.json").read_text("utf-8"))
    return feed["feed_url"].removesuffix("/feeds/decisions.json")
