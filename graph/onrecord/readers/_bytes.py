"""Bytes to text: which encoding, and what to do with bytes that are in none."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from onrecord.errors import EmptyInput, NotText

__all__ = ["decode", "looks", "neat", "streaming"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
)
_OLDER = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "iso8859_2", "koi8_r"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_WESTERN = re.compile(
    rb"\b(?:the|of|and|that|was|said|with|le|les|des|est|que|der|die|das|und|den|los|del|una|het|een|och|att|ikke|che)\b",
    re.IGNORECASE,
)
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, name: str) -> tuple[str, int]:
    """The text of the bytes, and how many of its characters stand for bytes that could not be read (as U+FFFD).

    A byte order mark decides; then UTF-8, UTF-16 and UTF-32 without one; then UTF-8 with faults, if what is valid
    outweighs them; then Windows-1252 where the words
    are those of a western language, else what charset-normalizer finds.
    Raises EmptyInput if there is nothing but white space, NotText for binary.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise EmptyInput(name, "nothing in it")
    _refuse_binary(data, name)
    encoding = _marked(data) or _wide(data)
    if encoding:
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
    elif _is_utf8(data):
        text = data.decode("utf-8")
    else:
        text = _other(data, name)
    text = neat(text)
    if not text.strip():
        raise EmptyInput(name, "nothing in it")
    return text, text.count("\ufffd")


def neat(text: str) -> str:
    """Text fit to be kept: line breaks as "\\n", control characters and lone surrogates replaced."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    return _CONTROL.sub(lambda match: "\ufffd" if match.group() >= "\ud800" else " ", text)


def looks(head: bytes) -> str:
    """The beginning of an input as text, without a care for faults: only for telling its format."""
    encoding = _marked(head) or _wide(head) or "utf-8"
    return head.decode(encoding, "replace")


def streaming(head: bytes, name: str) -> str:
    """An encoding to read a long stream of lines in, by its first bytes; raises NotText for binary."""
    _refuse_binary(head, name)
    encoding = _marked(head) or _wide(head)
    if encoding:
        return encoding
    cut = head[: head.rfind(b"\n") + 1] or head
    return "utf-8" if _is_utf8(cut) or not _HIGH.search(head[:-4]) else "cp1252"


def _marked(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: ordinary letters with zeros between them."""
    sample = data[:4096]
    if len(sample) < 8 or sample.count(0) < len(sample) // 4:
        return ""
    if sample[1:400:4].count(0) > 50 and sample[2:400:4].count(0) > 50:
        return "utf-32-le" if sample[0] else "utf-32-be"
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 5 * max(even, 1):
        return "utf-16-le"
    return "utf-16-be" if even > 5 * max(odd, 1) else ""


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, what in _KNOWN:
        if data.startswith(magic):
            raise NotText(name, f"{what}, not text", "save it as text or HTML")
    if _marked(data) or _wide(data):
        return
    sample = data[: 1 << 16]
    control = sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\r\x0c\x1b\x08\x1a")
    if sample.count(0) or control > 0.02 * len(sample):
        raise NotText(name, "binary, not text", "give text, HTML, JSON lines or CSV")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _other(data: bytes, name: str) -> str:
    """Text in faulty UTF-8 or in an older encoding."""
    mended = data.decode("utf-8", "replace")
    faults = mended.count("\ufffd") - data.count("\ufffd".encode())
    valid = sum(character > "\x7f" for character in mended) - mended.count("\ufffd")
    if valid >= 2 * faults:
        return mended
    share = len(_HIGH.findall(data)) / len(data)
    western = 20 * len(_WESTERN.findall(data)) >= len(data.split())
    if share > 0.03 and not western:
        best = from_bytes(data[: 1 << 18], cp_isolation=[*_OLDER]).best()
        if best is not None and best.encoding != "utf_8":
            return data.decode(best.encoding, "replace")
    if share > 0.3:
        raise NotText(name, "in no encoding that can be told", "save it as UTF-8")
    return data.decode("cp1252", "replace")
