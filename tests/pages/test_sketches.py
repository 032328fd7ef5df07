"""Stories told with what is known of the texts from builds before: the same as without, whatever came and went."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from onrecord.articles import stories
from onrecord.articles.sketches import Sketches
from onrecord.model import Article


def coverage(chance: random.Random) -> list[Article]:
    """Texts that are cut, misprinted and filled in, of few stories, most with a sentence that very many share."""
    words = [f"w{at}" for at in range(300)]
    originals = [[chance.choice(words) for _ in range(chance.choice([8, 25, 140, 260]))] for _ in range(5)]
    stock = [chance.choice(words) for _ in range(12)]
    out = []
    for at in range(chance.choice([4, 30, 70])):
        text = chance.choice(originals)
        text = text[: max(3, int(len(text) * chance.uniform(0.4, 1)))] if chance.random() < 0.5 else text
        if chance.random() < 0.4:
            text = [word if chance.random() < 0.95 else str(chance.randint(1, 99)) for word in text]
        text = text + stock if chance.random() < 0.7 else text
        day = chance.choice(["", f"2031-01-0{chance.randint(1, 9)}"])
        out.append(
            Article(f"{chance.getrandbits(40):010x}", "Head\n" + " ".join(text), published=day, body=5, url=f"{at}")
        )
    return out


@pytest.mark.parametrize("seed", range(12))
def test_build_after_build(tmp_path: Path, seed: int) -> None:
    """Articles come and go; with the sketches of the last build, kept on disk, each is in the story that it is in."""
    chance = random.Random(seed)
    every = coverage(chance)
    here = every[: len(every) // 2]
    file = tmp_path / "sketches.npz"
    for _ in range(6):
        sketches = Sketches.read(file, "one")
        told = stories(here, sketches)
        assert told == stories(here) == stories(here[::-1])
        sketches.write(file, "one")
        here = [article for article in told if chance.random() < 0.9] + chance.sample(every, min(3, len(every)))


def test_a_text_is_sketched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build after the first looks at no word of a text that it knows, and compares no pair that it knows."""
    from onrecord.articles import wire

    every = coverage(random.Random(5))
    sketches = Sketches()
    told = stories(every, sketches)
    sketches.write(tmp_path / "sketches.npz", "one")
    monkeypatch.setattr(wire, "_runs", None)
    assert stories(every, Sketches.read(tmp_path / "sketches.npz", "one")) == told


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut off"])
def test_what_cannot_be_read_is_made_anew(tmp_path: Path, content: bytes) -> None:
    """A file that is not there, broken or another version's is no sketches."""
    every = coverage(random.Random(7))
    file = tmp_path / "sketches.npz"
    assert stories(every, Sketches.read(file, "one")) == stories(every)
    file.write_bytes(content)
    assert stories(every, Sketches.read(file, "one")) == stories(every)
    sketches = Sketches()
    stories(every, sketches)
    sketches.write(file, "one")
    assert len(Sketches.read(file, "one").apart) > 0
    assert len(Sketches.read(file, "another").apart) == 0
