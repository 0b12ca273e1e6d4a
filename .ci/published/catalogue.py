"""Catalogues in JSON-LD: no member is lost on the way to RDF, DCAT-AP 3.0.1 has nothing to object to, and every file is
where it is said to be, with the size and the hash where they are said.
"""

import hashlib
import json
from pathlib import Path

from pyshacl import validate
from rdflib import Graph, Namespace
from rdflib.namespace import DCAT, DCTERMS, RDF

from report import HASHED, Report, base_url, published_file, published_folder

SHAPES = Path(__file__).parents[2] / "tests/conformance/dcat-ap-3.0.1.ttl"
SHACL = Namespace("http://www.w3.org/ns/shacl#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
DOWNLOADS = (".csv", ".xlsx", ".zip", "popolo.json")
# Of all governments: latest.json leads to them.
LOOKUPS = ("codes.csv", "governments.csv")


def unmapped(value: object, terms: dict, place: str = "") -> list[str]:
    """Members that the context does not name: a reader of JSON-LD drops them without a word."""
    if isinstance(value, list):
        return [one for entry in value for one in unmapped(entry, terms, place)]
    if not isinstance(value, dict):
        return []
    lost = []
    for key, inner in value.items():
        known = key.startswith("@") or key in terms or key.split(":")[0] in terms
        if not known:
            lost.append(f"{place}/{key}")
        term = terms.get(key)
        by_language = isinstance(term, dict) and term.get("@container") == "@language"
        if key != "@context" and not by_language:
            lost.extend(unmapped(inner, terms, f"{place}/{key}"))
    return lost


def check_shapes(file: Path, graph: Graph, shapes: Graph, report: Report) -> None:
    _, results, _ = validate(graph, shacl_graph=shapes, advanced=True, inference="none")
    for result in results.subjects(RDF.type, SHACL.ValidationResult):
        told = {name: results.value(result, SHACL[name]) for name in ("focusNode", "resultPath", "resultMessage", "value")}
        report.wrong(file, "DCAT-AP", f"{told['focusNode']} {told['resultPath']}: {told['resultMessage']} ({told['value']})")


def check_files(file: Path, graph: Graph, base: str, report: Report) -> set[Path]:
    """Compares every distribution with its file; gives the files."""
    found = set()
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        url = str(graph.value(distribution, DCAT.downloadURL))
        target = published_file(report.folder, url, base)
        if target is None:
            report.wrong(file, "a downloadURL leads to no file", url)
            continue
        found.add(target)
        content = target.read_bytes()
        size = graph.value(distribution, DCAT.byteSize)
        checksum = graph.value(distribution, SPDX.checksum)
        digest = None if checksum is None else graph.value(checksum, SPDX.checksumValue)
        if HASHED.search(target.name) and (size is None or digest is None):
            report.wrong(file, "says neither size nor hash of what never changes", url)
        for rule, said, is_so in [
            ("byteSize", None if size is None else int(size), len(content)),
            ("checksum", None if digest is None else str(digest), hashlib.sha256(content).hexdigest()),
        ]:
            if said is not None and said != is_so:
                report.wrong(file, f"{rule} of {url}", f"{said}, and the file has {is_so}")
    return found


folder = published_folder()
report = Report(folder)
base = base_url(folder)
shapes = Graph().parse(SHAPES)
listed: set[Path] = set()
for file in sorted((folder / "data").rglob("*.jsonld")):
    report.looked_at()
    content = json.loads(file.read_text("utf-8"))
    for member in sorted(set(unmapped(content, content["@context"]))):
        report.wrong(file, "a member that the context does not know", member)
    graph = Graph().parse(file, format="json-ld")
    relative = [node for node in graph.all_nodes() if str(node).startswith("file:")]
    for node in relative:
        report.wrong(file, "an address that is not absolute", node)
    for dataset in graph.subjects(RDF.type, DCAT.Dataset):
        languages = {title.language for title in graph.objects(dataset, DCTERMS.title)}
        if not {"zh-Hans", "en"} <= {str(language) for language in languages} and languages != {None}:
            report.wrong(file, f"{dataset} has no title in both Chinese and English", languages)
    check_shapes(file, graph, shapes, report)
    listed |= check_files(file, graph, base, report)
for file in sorted((folder / "data").rglob("*")):
    # An archive that was replaced stays for a week.
    is_other = file.suffix == ".zip" or file.name in LOOKUPS
    if file.name.endswith(DOWNLOADS) and file not in listed and not is_other:
        report.wrong(file, "is a download that no catalogue lists")
report.end("catalogues")
