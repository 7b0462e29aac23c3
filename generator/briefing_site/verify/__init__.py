"""A quotation against its document, to a verdict."""
