"""The command line: one module a command, and how faults and progress are printed."""
