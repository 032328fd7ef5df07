"""Who is who: within one article (`within`), then across all articles (`across`)."""
