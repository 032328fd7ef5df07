"""What a page costs at several sizes: Python's time and memory, the file's weight, the browser's time to a first
frame and its frame times while panning; beside pyvis's own default page of the same network.

    python tests/bench/view.py [SIZE ...]        (default: 60 300 2000; 10000 takes some minutes)

The page is made with no limit on entities, which `onrecord view` never does unasked: it shows 250.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
PAN = """async () => {
  const times = []; let before = performance.now();
  window.recording = true;
  const step = (now) => { times.push(now - before); before = now; if (window.recording) requestAnimationFrame(step); };
  requestAnimationFrame(step);
  window.times = times;
}"""


def make(size: int, folder: Path) -> None:
    """Makes both pages in a process of its own and prints seconds and megabytes."""
    import resource

    sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests" / "bench")]
    from invented import coverage

    from onrecord.network import network
    from onrecord.view import page

    record = coverage(size)
    page(coverage(12))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    text = page(record, f"{size} entities", limit=0)
    took = time.perf_counter() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    (folder / f"ours-{size}.html").write_text(text, "utf-8")
    graph = network(record)
    start = time.perf_counter()
    if size <= 2000:
        from pyvis.network import Network

        for _, data in graph.nodes(data=True):
            data.pop("aliases")
        theirs = Network(directed=True, cdn_resources="in_line")
        theirs.from_nx(graph)
        (folder / f"pyvis-{size}.html").write_text(theirs.generate_html(), "utf-8")
    other = time.perf_counter() - start
    print(f"{graph.number_of_nodes()} {graph.number_of_edges()} {took:.2f} {memory:.0f} {other:.2f}")


def drive(path: Path, ours: bool, browser: Any) -> tuple[float, float]:
    """Seconds to the first drawn frame, and the 95th percentile of frame times (ms) over a pan of a second or so."""
    tab = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    # pyvis's default page asks two CDNs: they are refused at once, so that nothing waits for them.
    tab.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    tab.set_default_timeout(60_000)
    start = time.perf_counter()
    tab.goto(path.as_uri(), wait_until="commit")
    if ours:
        tab.wait_for_function("() => performance.getEntriesByName('onrecord-drawn').length > 0")
        ready = tab.evaluate("() => performance.getEntriesByName('onrecord-drawn')[0].startTime") / 1000
    else:
        try:
            tab.wait_for_function(
                "() => { const n = window.network; if (!n) return false;"
                " if (!window.settled) { window.settled = 1;"
                " n.on('stabilizationIterationsDone', () => { window.settled = 2; }); }"
                " return window.settled === 2; }"
            )
            ready = time.perf_counter() - start
        except Exception:
            return float("inf"), float("inf")
    tab.wait_for_timeout(300)
    tab.evaluate(PAN)
    tab.mouse.move(620, 420)
    tab.mouse.down()
    for step in range(60):
        tab.mouse.move(620 + step * 3, 420 + step % 9)
    tab.mouse.up()
    times = tab.evaluate("() => { window.recording = false; return window.times; }")
    tab.context.close()
    return ready, statistics.quantiles(times, n=20)[-1]


def main(sizes: list[int]) -> None:
    from playwright.sync_api import sync_playwright

    columns = "entities|lines|Python s|Python MB|page MB|first frame s|pan p95 ms|pyvis page: s|MB|settled s"
    print("| " + columns.replace("|", " | ") + " |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for size in sizes:
            made = subprocess.run(
                [sys.executable, __file__, "--make", str(size), name], capture_output=True, text=True, check=True
            )
            nodes, edges, took, memory, other = made.stdout.split()
            weight = (folder / f"ours-{size}.html").stat().st_size / 1e6
            ready, pan = drive(folder / f"ours-{size}.html", True, browser)
            theirs = folder / f"pyvis-{size}.html"
            rest = "- | - | -"
            if theirs.exists():
                settled, _ = drive(theirs, False, browser)
                rest = f"{other} | {theirs.stat().st_size / 1e6:.2f} | {settled:.1f}"
            print(
                f"| {nodes} | {edges} | {took} | {memory} | {weight:.2f} | {ready:.2f} | {pan:.0f} | {rest} |",
                flush=True,
            )
        browser.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        make(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main([int(size) for size in sys.argv[1:]] or [60, 300, 2000])
