"""Language: sentences, folding, word edges, slugs, counts. It knows nothing of briefings."""
