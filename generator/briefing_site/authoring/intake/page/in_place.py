"""Pages that stand in place of another, and lines which say that most of a page is not shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADINGS = re.compile(
    r"before you (?:continue|go on)(?: to .{1,40})?|we value your privacy|your privacy(?: choices)?|"
    r"wir schätzen ihre privatsphäre|nous respectons votre vie privée|cookie consent|"
    r"just a moment(?:\.\.\.|…)?|one moment, please(?:\.\.\.|…)?|attention required!?|access (?:is )?denied|"
    r"(?:sorry, )?you have been blocked|service (?:temporarily )?unavailable|403 forbidden|"
    r"(?:are you a robot|verify(?:ing)? (?:that )?you are (?:a )?human)[?!]?|(?:robot|security) check|"
    r"human verification|(?:error )?40[34](?: .{0,30})?|(?:page |article )?not found|seite nicht gefunden|"
    r"page introuvable|página no encontrada|pagina non trovata|ページが見つかりません(?:でした)?|页面不存在|"
    r"(?:log|sign) ?in(?: to .{1,40})?|please (?:log|sign) in|anmelden|einloggen|se connecter|connexion|"
    r"iniciar sesión|ログイン|登录",
    re.IGNORECASE,
)
_SITE = re.compile(r" [|–—·-] .{1,60}$")
_LINES = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read)|log in to (?:continue|keep) reading|"
    r"(?:to|please) (?:continue|keep) reading(?: this| the)?,? (?:please )?"
    r"(?:subscribe|log in|sign in|register|create)|"
    r"(?:article|story|content) is (?:only )?(?:for|available to|reserved for) (?:our )?(?:paying )?"
    r"(?:subscribers|members)|already (?:a|an) (?:\w+ )?(?:subscriber|member)\?|"
    r"you['’]ve reached your (?:\w+ )?limit|jetzt (?:weiterlesen|abonnieren)|nur für abonnenten|"
    r"mit \w+\+? weiterlesen|réservé aux abonnés|il vous reste \d+|déjà abonné|solo para suscriptores|"
    r"contenido exclusivo para|suscríbete para|riservato agli abbonati|exclusivo para assinantes|会員限定|"
    r"有料会員|残り\d+文字|続きを読むには|登录后继续|订阅后|구독자 전용",
    re.IGNORECASE,
)
_LAST = 6
"""Paragraphs at the end of a text in which it says that more of it is not free."""
_SHORT = 200
"""Characters at most of a paragraph that says so."""


def stands_in_place(headings: Sequence[str]) -> str:
    """Why a page is none of those that are cited, by its headings and the title of its window; else empty."""
    for heading in headings:
        if _HEADINGS.fullmatch(_SITE.sub("", heading.strip())):
            return f"“{heading}” is the heading of a page that stands in place of another"
    return ""


def lacks_more(paragraphs: Sequence[str]) -> str:
    """Why a text is not the whole of it, by a line at its end; empty where none says so."""
    for line in paragraphs[-_LAST:]:
        if len(line) <= _SHORT and _LINES.search(line):
            return f"a line at its end says that not all of it is shown: “{line[:80]}”"
    return ""
