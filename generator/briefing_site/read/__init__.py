"""Disk to bytes: the site folder, the archive, a theme folder."""
