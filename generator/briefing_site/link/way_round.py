"""Addresses that lead to a page by way of another server, as programs of mail and search engines write them.

Such an address asks a server of theirs who reads the link, may hold the mail address of whom it was sent to,
and leads nowhere when they take it away.
"""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from briefing_site.text.lazy_pattern import LazyPattern

_WAYS = (
    (r"www\.google(?:\.[a-z]{2,3}){1,2}/url", ("q", "url")),
    (r"(?:[a-z0-9]+\.)?safelinks\.protection\.(?:outlook|office365)\.(?:com|us)/", ("url",)),
    (r"(?:l|lm)\.(?:facebook|messenger)\.com/l\.php|l\.(?:instagram|threads)\.com/", ("u",)),
    (r"(?:www\.)?youtube\.com/redirect", ("q",)),
    (r"(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)", ("url",)),
    (r"slack-redir\.net/link|out\.reddit\.com/|urldefense\.proofpoint\.com/v1/", ("url", "u")),
    (r"vk\.com/away\.php", ("to",)),
    (r"link\.zhihu\.com/|link\.juejin\.cn/", ("target",)),
    (r"(?:html\.|www\.)?duckduckgo\.com/l/", ("uddg",)),
)
_WAY = LazyPattern("|".join(f"(?P<w{number}>{host})" for number, (host, _) in enumerate(_WAYS)))
_DEFENDED = LazyPattern(r"https?://urldefense\.(?:us|com)/v3/__(https?:/{1,2}.+?)__;[^_]*")


def behind(address: str, host: str) -> str:
    """The address to which another one leads by way of such a server; empty where it is a plain one."""
    if found := _DEFENDED.match(address):
        right = found[1] if "://" in found[1] else found[1].replace(":/", "://", 1)
        return "" if "*" in right else right
    parts = urlsplit(address)
    way = _WAY.match(f"{host}{parts.path or '/'}")
    if not way:
        return ""
    _, keys = _WAYS[int((way.lastgroup or "w0")[1:])]
    given = parse_qs(parts.query)
    right = next((given[key][0] for key in keys if key in given), "")
    right = right if "://" in right else unquote(right)
    return right if right.startswith(("https://", "http://")) and " " not in right else ""
