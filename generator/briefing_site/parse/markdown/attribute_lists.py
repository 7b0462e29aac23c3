"""The notation of a list of attributes, as Python-Markdown has it: `{: .wet #rain lang="en"}`."""

from __future__ import annotations

_ITEM = r"(?:[#.][\w:.-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}=]+))"
LIST = rf"\{{:?[ ]*({_ITEM}(?:[ ]+{_ITEM})*)[ ]*\}}"
"""A regular expression; its group is what stands between the braces."""
