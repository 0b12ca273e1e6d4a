"""Runs the snippets of docs/recipes.md against a published folder, and compares the number of rows that each prints, of the three
questions the whole answers; and the queries of Athena (infra/queries), as far as DuckDB speaks their dialect, over the same tables.

usage: run.py PUBLISHED_FOLDER [PROGRAM...]

The folder is served by the local server of open-minutes, so that DuckDB reads in ranges what this project serves. A snippet whose
program is not installed is not run, and named; with PROGRAMs (duckdb, httpfs, pandas, sqlite3, sqlite-utils, frictionless, node,
Rscript, ...), it is a failure where one of these is not there. Without httpfs (package duckdb-extension-httpfs) the queries read the
same files from the disk.
"""

import ast
import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from questions import QUESTIONS

PROJECT = Path(__file__).parents[2]
RECIPES = PROJECT / "docs/recipes.md"
QUERIES = sorted((PROJECT / "infra/queries").glob("*.sql"))
ADDRESS = "https://minutes.example"
SNIPPET = re.compile(r"^```(\w+) (\w+)=(\w+)\n(.*?)^```$", re.M | re.S)
# What the questions for DuckDB need to be asked first.
SETUP = re.compile(r"^```sql setup\n(.*?)^```$", re.M | re.S)
HTTPFS = "duckdb_extension_httpfs"
# What a snippet needs, by what stands in it; a module of Python where its name is importable, else a program.
NEEDS = {
    "sql": ["duckdb"],
    "sqlite": [],
    "python": ["pandas", "requests", "frictionless"],
    "sh": ["curl", "sqlite3", "sqlite-utils", "sha256sum"],
    "js": ["node"],
    "r": ["Rscript"],
}


def there(program: str) -> bool:
    program = HTTPFS if program == "httpfs" else program
    beside = Path(sys.executable).parent / program
    return beside.is_file() or shutil.which(program) is not None or importlib.util.find_spec(program) is not None


def needs(language: str, code: str) -> list[str]:
    always = language in ("sql", "js", "r")
    return [name for name in NEEDS[language] if always or re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", code)]


def moved_to(folder: Path, published: Path, base: str, address: str) -> Path:
    """A copy of the downloads whose lists of files lead to another address."""
    shutil.copytree(published / "data", folder / "data")
    if (published / "index.html").is_file():
        shutil.copy(published / "index.html", folder)
    for listing in [folder / "data/latest.json", folder / "data/all/index.json", *folder.glob("data/*/manifest.json")]:
        listing.write_text(listing.read_text("utf-8").replace(base, address), "utf-8")
    return folder


@contextmanager
def serving(data: Path, port: int):
    """The local server over a data folder, until it is no longer needed."""
    command = ["npm", "run", "--silent", "open-minutes", "--", "serve", "--data", str(data), "--port", str(port)]
    server = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://localhost:{port}/data/latest.json", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError("the local server does not answer")
        yield
    finally:
        os.killpg(server.pid, 15)
        server.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers_in_ranges(address: str, listing: Path) -> str:
    """What is wrong with how the server answers who asks for a part of a Parquet file; nothing where it is right."""
    for file in json.loads(listing.read_text("utf-8"))["files"]:
        asked = urllib.request.Request(file["url"], headers={"Range": "bytes=-4", "Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            body, size = answer.read(), file["bytes"]
            if (answer.status, body, answer.headers["Content-Range"]) != (206, b"PAR1", f"bytes {size - 4}-{size - 1}/{size}"):
                return f"{file['url']} answers {answer.status} {answer.headers['Content-Range']}"
    return ""


# Runs statements one after the other and prints the rows of the last. Of what comes over HTTP not more than asked for is read.
DUCKDB = """import duckdb, sys
settings = {"allow_unsigned_extensions": "true"} if sys.argv[1] else {}
connection = duckdb.connect(config=settings)
if sys.argv[1]: connection.sql(f"INSTALL '{sys.argv[1]}'"); connection.sql("LOAD httpfs")
for query in sys.argv[2:-1]: connection.sql(query)
print(connection.sql(sys.argv[-1]).fetchall())"""


def run(language: str, code: str, server: str, disk: Path, scratch: Path) -> str:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    if language == "sqlite":
        database = scratch / "open-minutes.sqlite"
        urllib.request.urlretrieve(f"{server}/data/open-minutes.sqlite", database)
        script = "import sqlite3, sys\nprint(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall())"
        command = [sys.executable, "-c", script, str(database), code]
    elif language == "sql":
        extension = importlib.util.find_spec(HTTPFS)
        files = [] if extension is None else sorted(Path(extension.origin).parent.rglob("httpfs.duckdb_extension"))
        code = re.sub(r"^(INSTALL|LOAD) httpfs;\n", "", code, flags=re.M).replace(ADDRESS, server if files else str(disk))
        *before, query = [part for part in re.split(r";(?:\n|$)", code) if part.strip()]
        command = [sys.executable, "-c", DUCKDB, str(files[0]) if files else "", *before, query]
    else:
        code = code.replace(ADDRESS, server)
        if language == "js":
            # Where packages are found that a snippet imports.
            (scratch / "node_modules").symlink_to(PROJECT / "node_modules")
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


def rows_of(latest: dict, table: str, scope: str) -> int:
    return sum(file["rows"] for file in latest["files"] if file.get("table") == table and scope in ("all", file["source"]))


def expect(output: str, expected: int) -> int:
    if not re.search(rf"(?<!\d){expected}(?!\d)", output):
        raise RuntimeError(f"{expected} is not in what it prints: {output.strip()[-300:]}")
    return expected


def compare(question: str, output: str, published: Path) -> str:
    """The answer to a question is what the CSV files have."""
    count, cells = QUESTIONS[question]
    answers, expected = Counter(map(cells, ast.literal_eval(output))), count(published / "data")
    if answers != expected or not expected:
        raise RuntimeError(f"{list((answers - expected).items())[:3]} instead of {list((expected - answers).items())[:3]}")
    return f"{expected.total()} rows, the same in CSV"


def asked_of_athena(query: Path, published: Path, scratch: Path) -> str:
    """Runs a query over the tables as Athena has them: one prefix each, `part` and `year` from the paths, as text."""
    views = [
        f"CREATE VIEW {table.name} AS SELECT * FROM read_parquet('{table}/**/*.parquet', hive_partitioning = true, "
        "hive_types_autocast = false)"
        for table in sorted((published / "data/all").iterdir())
        if table.is_dir()
    ]
    command = [sys.executable, "-c", DUCKDB, "", *views, query.read_text("utf-8")]
    done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"ended with {done.returncode}: {done.stderr.strip()[-600:]}")
    if query.stem in QUESTIONS:
        return compare(query.stem, done.stdout, published)
    # What is due depends on the day; of the others something is in the sample.
    rows = re.findall(r"\(", done.stdout)
    if query.stem != "deadlines" and not rows:
        raise RuntimeError("it finds nothing")
    return f"{len(rows)} rows"


def main() -> int:
    if len(sys.argv) < 2 or not Path(sys.argv[1], "data/latest.json").is_file():
        sys.exit(__doc__)
    published, wanted = Path(sys.argv[1]).resolve(), set(sys.argv[2:])
    latest = json.loads((published / "data/latest.json").read_text("utf-8"))
    base = latest["files"][0]["url"].split("/data/")[0]
    snippets = SNIPPET.findall(RECIPES.read_text("utf-8"))
    failures, ran = [f"{name} is not installed" for name in sorted(wanted) if not there(name)], 0
    [setup] = SETUP.findall(RECIPES.read_text("utf-8"))
    port = free_port()
    address = f"http://localhost:{port}"
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        disk = moved_to(root / "disk", published, base, str(root / "disk"))
        moved_to(root / "served/public", published, base, address)
        with serving(root / "served", port):
            wrong = answers_in_ranges(address, root / "served/public/data/all/index.json")
            failures += [f"ranges: {wrong}"] if wrong else []
            for number, (language, table, scope, code) in enumerate(snippets, 1):
                name = f"recipe {number} ({language}, {table} of {scope})"
                missing = [program for program in needs(language, code) if not there(program)]
                if missing:
                    print(f"  NOT RUN: {name}: {', '.join(missing)} not installed")
                    continue
                scratch = root / str(number)
                scratch.mkdir()
                try:
                    if table == "question":
                        whole = setup + code if language == "sql" else code
                        checked = compare(scope, run(language, whole, address, disk, scratch), published)
                    else:
                        output = run(language, code, address, disk, scratch)
                        checked = f"{expect(output, rows_of(latest, table, scope))} rows"
                    ran += 1
                    print(f"  ok: {name}: {checked}")
                except (RuntimeError, subprocess.TimeoutExpired) as error:
                    failures.append(f"{name}: {error}")
        for query in QUERIES:
            name = f"query {query.stem} (Athena)"
            if not there("duckdb"):
                print(f"  NOT RUN: {name}: duckdb not installed")
                continue
            try:
                print(f"  ok: {name}: {asked_of_athena(query, published, root)}")
                ran += 1
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                failures.append(f"{name}: {error}")
    if ran == 0:
        failures.append("not one recipe was run")
    for failure in failures:
        print(f"  {failure}")
    print(f"  {ran} of {len(snippets) + len(QUERIES)} recipes run, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
