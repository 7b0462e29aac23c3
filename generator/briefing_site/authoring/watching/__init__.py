"""Ask the known addresses of documents what became of them."""
