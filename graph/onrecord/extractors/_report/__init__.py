"""Reports and inquiries: the phrases that name them, who made, led or ordered them, their advice, who answers it."""
