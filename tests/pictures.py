"""The README's pictures, from a real record: what the terminal prints, and the page of the network.

python tests/pictures.py exports/sample.record exports/pictures      (wants Debian's chromium and playwright)
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import zlib
from base64 import b64decode, b64encode
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.spatial import cKDTree

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAME = "Leila Marchetti"
CHIEF = 'JSON.parse(document.getElementById("data").textContent).start.connected[0]'
COLUMNS = 112
LARGEST = 200_000
"""Bytes of a picture: what a README may ask of a reader."""

PAGE = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #16181d; }
main { width: 1400px; background: #16181d; color: #d6d3cb; }
.bar { height: 40px; background: #262a32; display: flex; align-items: center; gap: 10px; padding: 0 18px; }
.bar i { width: 13px; height: 13px; border-radius: 50%; background: #4a4f5a; }
pre { margin: 0; padding: 18px 26px 0; font: 19px/1.4 "DejaVu Sans Mono", monospace; overflow: hidden;
  box-sizing: border-box; position: relative; }
pre::after { content: ""; position: absolute; inset: auto 0 0 0; height: 54px;
  background: linear-gradient(#16181d00, #16181d); }
.prompt { color: #7fb88a; } .command { color: #fff; font-weight: bold; }
.s1 { color: #fff; font-weight: bold; } .s2 { color: #868c97; } .s33 { color: #e3bd6b; }
</style><main>PARTS</main>"""
PART = '<div class="bar"><i></i><i></i><i></i></div><pre style="height: {height}px">{text}</pre>'


def printed(command: str, folder: Path) -> str:
    """What a terminal of 112 columns is sent by a shell command that runs in the folder."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {key: value for key, value in os.environ.items() if key not in {"COLUMNS", "LINES", "NO_COLOR"}}
    environment |= {"PATH": path, "TERM": "xterm-256color"}
    done = subprocess.Popen(["sh", "-c", command], cwd=folder, stdout=theirs, env=environment)
    os.close(theirs)
    data = b""
    try:
        while block := os.read(ours, 1 << 16):
            data += block
    except OSError:  # how Linux says that the other side has closed
        pass
    os.close(ours)
    if done.wait():
        sys.exit(f"{command}: ended with {done.returncode}")
    return data.decode("utf-8").replace("\r\n", "\n")


def coloured(text: str) -> str:
    """Terminal text as HTML: each style that is set becomes a span, ended by the reset."""
    return re.sub(
        r"\x1b\[(\d*)m",
        lambda found: "</span>" if found[1] in {"", "0"} else f'<span class="s{found[1]}">',
        escape(text, quote=False),
    )


def terminal(record: Path) -> str:
    """The page that shows two terminals, each with a command and the beginning of what it prints."""
    parts = []
    for command, height in (("onrecord query {} offices", 430), ('onrecord show {} "' + NAME + '"', 610)):
        command = command.format(record.name)
        head = f'<span class="prompt">$</span> <span class="command">{escape(command)}</span>\n'
        parts.append(PART.format(height=height, text=head + coloured(printed(command, record.parent))))
    return PAGE.replace("PARTS", "".join(parts))


def draw(browser: Browser, record: Path, folder: Path) -> list[Path]:
    """All three pictures. Returns where they lie."""
    written = [folder / "terminal.png", folder / "network.png", folder / "evidence.png"]
    tab = browser.new_page(viewport={"width": 1400, "height": 900}, color_scheme="light", reduced_motion="reduce")
    tab.set_content(terminal(record))
    tab.locator("main").screenshot(path=written[0])
    tab.set_viewport_size({"width": 1440, "height": 900})
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "page.html"
        subprocess.run(
            [sys.executable, "-m", "onrecord", "view", record, "-o", page, "--title", "Sample coverage"], check=True
        )
        tab.goto(page.as_uri())
        tab.wait_for_timeout(2500)
        tab.screenshot(path=written[1])
        # The same in the dark, with the evidence about whoever is most connected.
        tab.emulate_media(color_scheme="dark")
        tab.evaluate(f"() => window.onrecord.choose({CHIEF})")
        tab.wait_for_timeout(800)
        tab.screenshot(path=written[2])
    for path in written:
        path.write_bytes(with_palette(tab, path.read_bytes()))
    return written


_PIXELS = """async (address) => {
  const image = await createImageBitmap(await (await fetch(address)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const pixels = canvas.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let at = 0; at < pixels.length; at += 32768) text += String.fromCharCode(...pixels.subarray(at, at + 32768));
  return [image.width, image.height, btoa(text)];
}"""


def with_palette(tab: Page, picture: bytes) -> bytes:
    """The picture in at most 256 colours, a third of the size: the browser decodes it, we write the PNG."""
    tab.goto("about:blank")
    address = "data:image/png;base64," + b64encode(picture).decode()
    width, height, text = tab.evaluate(_PIXELS, address)
    pixels = np.frombuffer(b64decode(text), np.uint8).reshape(-1, 4)[:, :3]
    colours, counts = np.unique(pixels, axis=0, return_counts=True)
    # the most common stay exact; the others, the edges of letters, go to the nearest of them all at hand
    coarse = np.unique(colours // 37 * 37, axis=0)
    palette = np.concatenate((colours[np.argsort(-counts, kind="stable")][: 256 - min(len(coarse), 120)], coarse[:120]))
    numbers = cKDTree(palette.astype(float)).query(pixels.astype(float))[1].astype(np.uint8).reshape(height, width)
    rows = np.concatenate((np.zeros((height, 1), np.uint8), numbers), axis=1).tobytes()

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def main(record: Path, folder: Path) -> int:
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("no chromium here; install it to make the pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-lcd-text"])
        written = draw(browser, record, folder)
        browser.close()
    for path in written:
        print(f"{path}: {path.stat().st_size:,} bytes")
    return int(any(path.stat().st_size > LARGEST for path in written))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2])))
