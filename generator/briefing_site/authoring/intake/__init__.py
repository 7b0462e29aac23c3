"""Documents and bibliographies in, source cards out."""
