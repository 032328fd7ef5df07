"""What a page costs at several sizes: Python's time and memory, the file's weight, the browser's time to a first
frame and its frame times while panning and zooming; beside pyvis's own default page of the same network.

    python tests/bench/view.py [sample] [SIZE ...]        (default: sample 300 2000 3000 10000; some ten minutes)

The page is made with no limit on entities, and opened with all of them shown, which `onrecord view` never does
unasked: it shows 250, the main 80 first. Python's seconds are of the processor, one thread, which a busy machine
falsifies less than the clock's: the least of three runs (one above 5,000), each in a process of its own. The browser's
are medians of three visits, by the clock. A page that has not settled after 60 s never does.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "exports" / "sample.record"
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
ONE = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
CAP = 60_000
"""Milliseconds after which a page that still moves is given up."""
RECORD = """() => {
  window.times = []; window.recording = true; let before = performance.now();
  const step = (now) => {
    window.times.push(now - before); before = now; if (window.recording) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}"""
SETTLED = """() => {
  const n = window.network; if (!n) return false;
  if (!window.settled) { window.settled = 1; n.on('stabilizationIterationsDone', () => { window.settled = 2; }); }
  return window.settled === 2;
}"""
COLUMNS = (
    "network|entities|lines|Python s|s per 1,000|Python MB|page MB|first frame s"
    "|pan p50, p95, longest ms|zoom p50, p95, longest ms|pyvis: Python s|MB|settled s|pan p95 ms"
)


def record_of(name: str) -> Any:
    """The sample's record, or a generated one of so many entities."""
    if name == "sample":
        import onrecord

        return onrecord.open(SAMPLE).record
    from invented import coverage

    return coverage(int(name))


def make(name: str, folder: Path, theirs: bool) -> None:
    """Makes the page, and pyvis's where asked, in a process of its own; prints entities, lines, seconds, megabytes."""
    import resource

    sys.path[:0] = [str(ROOT / "graph"), str(ROOT / "tests" / "bench")]
    from invented import coverage

    from onrecord.network import network
    from onrecord.view import page

    record = record_of(name)
    page(coverage(12))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    text = page(record, name, limit=0)
    took = time.process_time() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    (folder / f"ours-{name}.html").write_text(text, "utf-8")
    graph = network(record)
    start = time.process_time()
    if theirs:
        from pyvis.network import Network

        for _, data in graph.nodes(data=True):
            data.pop("aliases")
        other = Network(directed=True, cdn_resources="in_line")
        other.from_nx(graph)
        (folder / f"pyvis-{name}.html").write_text(other.generate_html(), "utf-8")
    print(
        graph.number_of_nodes(),
        graph.number_of_edges(),
        f"{took:.2f} {memory:.0f} {time.process_time() - start:.2f}",
    )


def frames(tab: Any, act: Any) -> list[float]:
    """The times between frames, in milliseconds, while something is done."""
    tab.wait_for_timeout(500)
    tab.evaluate(RECORD)
    act()
    return list(tab.evaluate("() => { window.recording = false; return window.times.slice(1); }"))


def pan(tab: Any) -> None:
    """Drags the empty ground, or whatever is there, some 540 pixels in both directions."""
    tab.mouse.move(430, 220)
    tab.mouse.down()
    for step in range(90):
        tab.mouse.move(430 + step * 6, 220 + step % 9 * 2)
    tab.mouse.up()


def zoom(tab: Any) -> None:
    """Turns the wheel twelve notches in and twelve out."""
    tab.mouse.move(640, 460)
    for step in range(24):
        tab.mouse.wheel(0, -60 if step < 12 else 60)
        tab.wait_for_timeout(30)


def drive(path: Path, ours: bool, browser: Any) -> dict[str, Any]:
    """One visit: seconds to the first frame (ours) or until it has settled (pyvis's), and frame times."""
    tab = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    # pyvis's default page asks two CDNs: they are refused at once, so that nothing waits for them.
    tab.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    tab.set_default_timeout(CAP)
    start = time.perf_counter()
    tab.goto(path.as_uri() + ("#all=1" if ours else ""), wait_until="commit")
    ready = float("inf")
    try:
        if ours:
            tab.wait_for_function("() => performance.getEntriesByName('onrecord-drawn').length > 0")
            ready = tab.evaluate("() => performance.getEntriesByName('onrecord-drawn')[0].startTime") / 1000
        else:
            tab.wait_for_function(SETTLED)
            ready = time.perf_counter() - start
        found = {"ready": ready, "pan": frames(tab, lambda: pan(tab)), "zoom": frames(tab, lambda: zoom(tab))}
    except Exception:  # a page that cannot answer within the cap has no figures
        found = {"ready": ready, "pan": [], "zoom": []}
    tab.context.close()
    return found


def quantiles(visits: list[dict[str, Any]], what: str) -> tuple[str, str, str]:
    """Medians over visits of the 50th and 95th percentile and of the longest of the frame times."""
    per = [statistics.quantiles(visit[what], n=20) for visit in visits if len(visit[what]) > 2]
    if not per:
        return "-", "-", "-"
    longest = statistics.median(max(visit[what]) for visit in visits if visit[what])
    return tuple(f"{value:.0f}" for value in (*(statistics.median(q[at] for q in per) for at in (9, 18)), longest))  # type: ignore[return-value]


def row(name: str, folder: Path, browser: Any) -> str:
    """The table's row for one network."""
    small = name == "sample" or int(name) <= 5000
    theirs = name == "sample" or int(name) <= 3000
    runs = []
    for number in range(3 if small else 1):
        command = [
            sys.executable,
            __file__,
            "--make",
            name,
            str(folder),
            *(["theirs"] if theirs and not number else []),
        ]
        runs.append(subprocess.run(command, capture_output=True, text=True, check=True, env=ONE).stdout.split())
    nodes, edges = runs[0][:2]
    took, memory = min(float(run[2]) for run in runs), min(float(run[3]) for run in runs)
    page = folder / f"ours-{name}.html"
    visits = [drive(page, True, browser) for _ in range(3)]
    cells = [name, nodes, edges, f"{took:.2f}", f"{took / int(nodes) * 1000:.1f}", f"{memory:.0f}"]
    cells += [f"{page.stat().st_size / 1e6:.2f}", f"{statistics.median(visit['ready'] for visit in visits):.2f}"]
    cells += [", ".join(quantiles(visits, what)) for what in ("pan", "zoom")]
    if theirs:
        other = folder / f"pyvis-{name}.html"
        visit = drive(other, False, browser)
        settled = f"{visit['ready']:.1f}" if visit["ready"] < float("inf") else f"not in {CAP // 1000}"
        cells += [runs[0][4], f"{other.stat().st_size / 1e6:.2f}", settled, quantiles([visit], "pan")[1]]
    else:
        cells += ["-"] * 4
    return "| " + " | ".join(cells) + " |"


def main(names: list[str]) -> None:
    """Prints the table."""
    from playwright.sync_api import sync_playwright

    print("| " + COLUMNS.replace("|", " | ") + " |")
    print("| " + " | ".join(["---"] * len(COLUMNS.split("|"))) + " |")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name in names:
            if name == "sample" and not SAMPLE.exists():
                print(f"no {SAMPLE}: make record first", file=sys.stderr)
                continue
            print(row(name, Path(folder), browser), flush=True)
        browser.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        make(sys.argv[2], Path(sys.argv[3]), sys.argv[4:] == ["theirs"])
    else:
        main(sys.argv[1:] or ["sample", "300", "2000", "3000", "10000"])
