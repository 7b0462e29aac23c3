"""A site to one frozen value for each page."""
