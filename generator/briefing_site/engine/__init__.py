"""Runs the stages, and keeps results that need not be made again."""
