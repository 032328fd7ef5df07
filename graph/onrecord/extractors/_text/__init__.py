"""What every extractor looks at: the sheet of tokens, people, institutions and roles in it, word lists, clauses."""
