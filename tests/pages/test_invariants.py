"""Whatever a page looks like: nothing crashes, pieces lead back, nothing is in two articles, same in same out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import articles
from onrecord.model import Page

LINES = st.sampled_from(
    [
        "",
        "Home",
        "News",
        "Comments (3)",
        "Related Articles",
        "Read more:",
        "The Fennmoor Courier",
        "3 hours ago",
        "12 March 2031",
        "- The Fennmoor Courier",
        "By Jo Pell",
        "Gates to be rebuilt at Fennmoor",
        "Sign up for our newsletter",
        "👉 Listen to our podcast 👈",
        "___",
        '"',
        "The harbour board said on Tuesday that the lock gates would be rebuilt before the winter. " * 6,
        "The board said that 👉 Follow us on WhatsApp 👈 the gates were old. Please try again.",
        "The board said that the gates were old. Politics latest: It rained on Tuesday and on Wednesday.",
        "Title: Gates to be rebuilt",
        "Source: The Echo",
        "“Who knew?” asked the chair.",
    ]
)
TEXTS = st.one_of(st.lists(LINES, max_size=25).map("\n".join), st.text(max_size=300))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.booleans())
def test_any_page(text: str, clean: bool) -> None:
    """Pieces of all articles are the page's own characters, each at most once, in order; ids depend on nothing else."""
    page = Page("page", text, clean=clean)
    found = articles(page)
    assert found == articles(page)
    taken: list[tuple[int, int]] = []
    for article in found:
        assert article.text.strip()
        assert 0 <= article.body <= len(article.text)
        end = 0
        for at, start, length in article.pieces:
            assert not article.text[end:at].strip("\n")
            assert article.text[at : at + length] == text[start : start + length]
            taken.append((start, start + length))
            end = at + length
        assert end == len(article.text)
    assert all(before[1] <= after[0] for before, after in pairwise(taken))
    assert not clean or len(found) <= 1
