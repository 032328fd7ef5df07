"""exports/sample is what the sample coverage gives today, byte for byte."""

from __future__ import annotations

import platform
import zipfile
from difflib import unified_diff
from io import BytesIO
from pathlib import Path

import onnxruntime
import pytest

import sample as sample_coverage
from onrecord.exporters import exporters
from onrecord.folder import RecordFolder

PACKED = {".zip", ".xlsx"}
COMMITTED = Path(__file__).resolve().parents[1] / "exports" / "sample"


@pytest.fixture(scope="session")
def rebuilt(sample: RecordFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample coverage in every format, written anew."""
    folder = tmp_path_factory.mktemp("exports") / "sample"
    sample_coverage.write(sample, folder)
    return folder


@pytest.fixture(scope="session")
def committed() -> Path:
    """The folder that is kept in git."""
    if not COMMITTED.is_dir():
        pytest.skip(f"SKIPPED LOUDLY: {COMMITTED} is not here; make it with: make record")
    return COMMITTED


def test_every_format_is_there(rebuilt: Path, committed: Path) -> None:
    """There is a file for each exporter and the page, and nothing that a build no longer writes."""
    assert len(list(rebuilt.iterdir())) == len(exporters()) + 1
    assert sorted(path.name for path in committed.iterdir()) == sorted(path.name for path in rebuilt.iterdir())


@pytest.mark.parametrize("name", ["record.nq", "record.ttl", "record.trig", "record.jsonld", "record.rdf"])
def test_rdf_is_the_same(rebuilt: Path, committed: Path, name: str) -> None:
    """The graph in each RDF format is the one in git."""
    same(rebuilt / name, committed / name)


@pytest.mark.parametrize(
    "name", ["record.graphml", "record.gexf", "record.csv.zip", "record.neo4j.zip", "record.xlsx", "page.html"]
)
def test_the_rest_is_the_same(rebuilt: Path, committed: Path, name: str) -> None:
    """So are the networks, the tables and the page."""
    same(rebuilt / name, committed / name)


@pytest.mark.parametrize("name", ["record.csl.json", "record.ftm.json", "record.popolo.json"])
def test_what_others_read_is_the_same(rebuilt: Path, committed: Path, name: str) -> None:
    """So are the files for other people's tools."""
    same(rebuilt / name, committed / name)


def same(new: Path, old: Path) -> None:
    """Fails with the first lines that differ, and with what may have made the difference."""
    before, after = lines(old), lines(new)
    # a zip by what is in it: zlib packs otherwise on some systems
    if new.read_bytes() == old.read_bytes() or (old.suffix in PACKED and before == after):
        return
    shown = [line[:300] for line in unified_diff(before, after, "in git", "built now", lineterm="", n=0)][:12]
    pytest.fail(
        f"{old.name} is not what tests/articles gives now ({len(before):,} lines in git, {len(after):,} built).\n"
        "If the code, the words or the model have changed: look at the difference, then `make record` and commit it.\n"
        "If nothing has: the language model computes in int8, and on another kind of processor (this one: "
        f"{platform.machine()}, onnxruntime {onnxruntime.__version__}) a few words in a thousand may be read otherwise "
        "(graph/onrecord/annotate/MODEL_CARD.md).\n" + "\n".join(shown),
        pytrace=False,
    )


def lines(path: Path) -> list[str]:
    """A file's lines; of a zip, those of its members with their names."""
    data = path.read_bytes()
    if path.suffix not in PACKED:
        return data.decode("utf-8").split("\n")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [
            f"{name}: {line}"
            for name in sorted(archive.namelist())
            for line in archive.read(name).decode("utf-8").split("\n")
        ]
