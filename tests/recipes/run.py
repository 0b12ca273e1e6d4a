"""Runs the snippets of docs/recipes.md against a published folder, and compares the number of rows that each prints.

usage: run.py PUBLISHED_FOLDER [PROGRAM...]

A snippet whose program is not installed is not run, and named; with PROGRAMs (duckdb, pandas, sqlite3, sqlite-utils,
frictionless, node, Rscript, ...), it is a failure where one of these is not there.
"""

import functools
import http.server
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

RECIPES = Path(__file__).parents[2] / "docs/recipes.md"
ADDRESS = "https://minutes.example"
SNIPPET = re.compile(r"^```(\w+) (\w+)=(\w+)\n(.*?)^```$", re.M | re.S)
# What a snippet needs, by what stands in it; a module of Python where its name is importable, else a program.
NEEDS = {
    "sql": ["duckdb"],
    "python": ["pandas", "requests", "frictionless"],
    "sh": ["curl", "sqlite3", "sqlite-utils", "sha256sum"],
    "js": ["node"],
    "r": ["Rscript"],
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def there(program: str) -> bool:
    beside = Path(sys.executable).parent / program
    return beside.is_file() or shutil.which(program) is not None or importlib.util.find_spec(program) is not None


def needs(language: str, code: str) -> list[str]:
    always = language in ("sql", "js", "r")
    return [name for name in NEEDS[language] if always or re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", code)]


def moved_to(folder: Path, published: Path, base: str, address: str) -> Path:
    """A copy of the downloads whose lists of files lead to another address."""
    shutil.copytree(published / "data", folder / "data")
    for listing in [folder / "data/latest.json", folder / "data/all/index.json", *folder.glob("data/*/manifest.json")]:
        listing.write_text(listing.read_text("utf-8").replace(base, address), "utf-8")
    return folder


def run(language: str, code: str, server: str, disk: Path, scratch: Path) -> str:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    if language == "sql":
        # The extension has to be downloaded: the same queries over the same files on the disk.
        code = re.sub(r"^(INSTALL|LOAD) httpfs;\n", "", code, flags=re.M).replace(ADDRESS, str(disk))
        *before, query = [part for part in code.split(";\n") if part.strip()]
        script = "import duckdb, sys\nfor q in sys.argv[1:-1]: duckdb.sql(q)\nprint(duckdb.sql(sys.argv[-1]).fetchall())"
        command = [sys.executable, "-c", script, *before, query]
    else:
        code = code.replace(ADDRESS, server)
        command = {
            "python": [sys.executable, "-c", code],
            "sh": ["sh", "-euc", code],
            "js": ["node", "--input-type=module", "-e", code],
            "r": ["Rscript", "-e", code],
        }[language]
    done = subprocess.run(command, cwd=scratch, env=environment, capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    return done.stdout


def main() -> int:
    if len(sys.argv) < 2 or not Path(sys.argv[1], "data/latest.json").is_file():
        sys.exit(__doc__)
    published, wanted = Path(sys.argv[1]).resolve(), set(sys.argv[2:])
    latest = json.loads((published / "data/latest.json").read_text("utf-8"))
    base = latest["files"][0]["url"].split("/data/")[0]
    snippets = SNIPPET.findall(RECIPES.read_text("utf-8"))
    failures, ran = [f"{name} is not installed" for name in sorted(wanted) if not there(name)], 0
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        disk = moved_to(root / "disk", published, base, str(root / "disk"))
        (root / "served").mkdir()
        handler = functools.partial(Quiet, directory=str(root / "served"))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}"
            (root / "served").rmdir()
            moved_to(root / "served", published, base, address)
            for number, (language, table, scope, code) in enumerate(snippets, 1):
                name = f"recipe {number} ({language}, {table} of {scope})"
                missing = [program for program in needs(language, code) if not there(program)]
                if missing:
                    print(f"  NOT RUN: {name}: {', '.join(missing)} not installed")
                    continue
                expected = sum(
                    file["rows"]
                    for file in latest["files"]
                    if file["table"] == table and file["format"] == "csv" and scope in ("all", file["source"])
                )
                scratch = root / str(number)
                scratch.mkdir()
                try:
                    output = run(language, code, address, disk, scratch)
                    if not re.search(rf"(?<!\d){expected}(?!\d)", output):
                        raise RuntimeError(f"{expected} is not in what it prints: {output.strip()[-300:]}")
                    ran += 1
                    print(f"  ok: {name}: {expected} rows")
                except (RuntimeError, subprocess.TimeoutExpired) as error:
                    failures.append(f"{name}: {error}")
            server.shutdown()
    if ran == 0:
        failures.append("not one recipe was run")
    for failure in failures:
        print(f"  {failure}")
    print(f"  {ran} of {len(snippets)} recipes run, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
