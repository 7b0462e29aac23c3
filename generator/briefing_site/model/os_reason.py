"""What the system says of a file that it would not let us use."""

from __future__ import annotations


def reason(fault: OSError) -> str:
    """`seeds/rain.md: Permission denied`; the reason alone where no file is named, as of a full disk."""
    why = fault.strerror or str(fault)
    return f"{fault.filename}: {why}" if fault.filename else why
