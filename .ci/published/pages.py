"""The Nu Html Checker on every page, stylesheet and picture: no error, no warning.

VNU_JAR is the checker's own file; it runs on Java 17.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from report import Report, published_folder

# A property of SVG 2 that every browser knows and the checker's list of CSS properties lacks.
UNKNOWN_TO_THE_CHECKER = "“vector-effect”: Property “vector-effect” doesn't exist"
# The checker knows no address of a file, so that nothing is «from here» to it, and takes structured data for a script that
# runs. What a browser lets run and load under the policy of the pages is tried in Chromium (tests/browser).
NOT_FOR_FILES = (
    "Resource violates Content Security Policy (meta tag): external ",
    "Inline script violates Content Security Policy (meta tag): ",
)
STRUCTURED_DATA = '<script type="application/'
FILES_A_RUN = 500


def is_about_no_file(message: dict) -> bool:
    external, inline = NOT_FOR_FILES
    return message["message"].startswith(external) or (
        message["message"].startswith(inline) and STRUCTURED_DATA in message.get("extract", "")
    )



folder = published_folder()
report = Report(folder)
jar = os.environ.get("VNU_JAR", "")
if not Path(jar).is_file():
    sys.exit(f"VNU_JAR names no file ({jar!r}): the pages were NOT checked")
files: list[Path] = []
for suffix in (".html", ".css", ".svg"):
    some = sorted(folder.rglob(f"*{suffix}"))
    if not some:
        report.wrong(f"*{suffix}", "not one such file was published")
    files.extend(some)
# Its guess at the language is one by chance on a page of two; what `lang` says is for axe to judge.
options = ["--also-check-css", "--also-check-svg", "--no-langdetect", "--format", "json", "--stdout", "--exit-zero-always"]
command = ["java", "-Xss2m", "-jar", jar, *options]
for start in range(0, len(files), FILES_A_RUN):
    some = files[start : start + FILES_A_RUN]
    ran = subprocess.run([*command, *map(str, some)], capture_output=True, text=True, check=False)
    try:
        messages = json.loads(ran.stdout)["messages"]
    except (ValueError, KeyError):
        sys.exit(f"the checker did not run (status {ran.returncode}): {ran.stdout[-500:]} {ran.stderr[-2000:]}")
    for _ in some:
        report.looked_at()
    for message in messages:
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        if UNKNOWN_TO_THE_CHECKER in message["message"] or is_about_no_file(message):
            continue
        place = f"line {message.get('lastLine', '?')}, column {message.get('lastColumn', '?')}"
        file = Path(unquote(urlsplit(message.get("url", "")).path) or folder)
        kind = message.get("subType", message["type"])
        report.wrong(file, kind, f"{place}: {message['message']} {message.get('extract', '')!r:.120}")
report.end("pages, stylesheets and pictures")
