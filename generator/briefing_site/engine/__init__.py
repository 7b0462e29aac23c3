"""Runs the stages, and keeps what need not be made again."""
