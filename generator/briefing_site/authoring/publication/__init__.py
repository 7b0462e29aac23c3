"""A built site, looked at as a stranger would: its files, and what a web server makes of them."""
