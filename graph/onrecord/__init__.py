"""OnRecord: news articles in, a knowledge graph that can be cited out."""
