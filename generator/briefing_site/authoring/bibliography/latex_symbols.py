"""Commands of LaTeX that stand for a sign or an accent, as bibliographies use them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

ACCENTS: Mapping[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "hat": "\u0302", "check": "\u030c",
    "tilde": "\u0303", "acute": "\u0301", "grave": "\u0300", "dot": "\u0307", "ddot": "\u0308",
    "breve": "\u0306", "bar": "\u0304", "vec": "\u20d7", "mathring": "\u030a", "overline": "\u0305",
    "underline": "\u0332", "ocirc": "\u030a", "capitalacute": "\u0301", "textcommabelow": "\u0326",
    "cb": "\u0326",
}  # fmt: skip
"""By command: the sign that goes on the letter of its argument."""

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi omicron pi rho sigma tau "
    "upsilon phi chi psi omega"
)


def _greek() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _GREEK.split():
        command = "lambda" if name == "lamda" else name
        low = unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}")
        high = unicodedata.lookup(f"GREEK CAPITAL LETTER {name.upper()}")
        found |= {command: low, command.title(): high, f"text{command}": low, f"text{command.title()}": high}
    return found


SYMBOLS: Mapping[str, str] = {
    **_greek(),
    "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "varrho": "ϱ", "varsigma": "ς", "varpi": "ϖ",
    "textmugreek": "μ", "textmu": "µ", "micro": "µ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "SS": "ẞ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ",
    "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "imath": "ı",
    "jmath": "ȷ", "ldots": "…", "dots": "…", "textellipsis": "…", "cdots": "⋯", "vdots": "⋮",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"',
    "quotesinglbase": "‚", "quotedblbase": "„", "guillemotleft": "«", "guillemotright": "»",
    "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "glqq": "„",
    "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "lq": "‘",
    "rq": "’", "dq": '"', "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\",
    "backslash": "\\", "textbar": "|", "textless": "<", "textgreater": ">", "textbraceleft": "{",
    "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textunderscore": "_", "textdollar": "$",
    "textsterling": "£", "pounds": "£", "texteuro": "€", "euro": "€", "EUR": "€", "textyen": "¥", "yen": "¥",
    "textcent": "¢", "cent": "¢", "textcopyright": "©", "copyright": "©", "textregistered": "®",
    "circledR": "®", "texttrademark": "™", "textdegree": "°", "degree": "°", "textsection": "§", "S": "§",
    "textparagraph": "¶", "P": "¶", "dag": "†", "textdagger": "†", "dagger": "†", "ddag": "‡",
    "textdaggerdbl": "‡", "ddagger": "‡", "textbullet": "•", "bullet": "•", "textperiodcentered": "·",
    "cdot": "⋅", "textperthousand": "‰", "textexclamdown": "¡", "textquestiondown": "¿", "times": "×",
    "texttimes": "×", "div": "÷", "pm": "±", "textpm": "±", "mp": "∓", "ast": "∗", "star": "⋆", "sim": "∼",
    "simeq": "≃", "approx": "≈", "cong": "≅", "equiv": "≡", "neq": "≠", "ne": "≠", "le": "≤", "leq": "≤",
    "leqslant": "⩽", "ge": "≥", "geq": "≥", "geqslant": "⩾", "ll": "≪", "gg": "≫", "lt": "<", "gt": ">",
    "propto": "∝", "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫",
    "surd": "√", "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
    "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "supset": "⊃", "subseteq": "⊆", "supseteq": "⊇",
    "cap": "∩", "cup": "∪", "emptyset": "∅", "varnothing": "∅", "forall": "∀", "exists": "∃", "neg": "¬",
    "lnot": "¬", "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨", "oplus": "⊕", "otimes": "⊗",
    "perp": "⊥", "parallel": "∥", "mid": "∣", "angle": "∠", "circ": "∘", "prime": "′", "ell": "ℓ",
    "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "wp": "℘", "rightarrow": "→", "to": "→",
    "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐",
    "Leftrightarrow": "⇔", "iff": "⟺", "uparrow": "↑", "downarrow": "↓", "mapsto": "↦",
    "textrightarrow": "→", "textleftarrow": "←", "textonesuperior": "¹", "texttwosuperior": "²",
    "textthreesuperior": "³", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textordfeminine": "ª", "textordmasculine": "º", "textnumero": "№", "lbrack": "[", "rbrack": "]",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2ε", "vert": "|", "Vert": "‖",
    "colon": ":", "slash": "/", "space": " ", "quad": " ", "qquad": " ", "thinspace": " ", "enspace": " ",
    "newline": " ", "linebreak": " ", "par": " ", "nobreakspace": " ", "hphantom": "", "nobreakdash": "",
    "allowbreak": "", "protect": "", "ignorespaces": "", "relax": "", "textcompwordmark": "",
    "cyrchar": "", "bibnamedelima": " ", "bibnamedelimi": " ", "ordinal": "º",
    "addcomma": ",", "adddot": ".", "addspace": " ", "addcolon": ":", "isodot": ".",
    "textquotestraightdblbase": '"',
    "upbeta": "β", "upalpha": "α", "upgamma": "γ", "updelta": "δ", "upmu": "μ", "uplambda": "λ",
    "rm": "", "it": "", "bf": "", "sl": "", "sc": "", "tt": "", "sf": "", "em": "", "normalfont": "",
    "rmfamily": "", "sffamily": "", "ttfamily": "", "itshape": "", "scshape": "", "upshape": "",
    "bfseries": "", "mdseries": "", "small": "", "large": "", "footnotesize": "", "tiny": "", "Large": "",
    "left": "", "right": "", "big": "", "Big": "", "displaystyle": "", "limits": "", "unskip": "",
    "square": "□", "Box": "□", "diamond": "⋄", "triangle": "△", "checkmark": "✓", "flat": "♭",
    "sharp": "♯", "natural": "♮", "textmusicalnote": "♪", "ohm": "Ω", "textohm": "Ω", "AAA": "Å",
    "asymp": "≍", "setminus": "∖", "smallsetminus": "∖", "lambdabar": "ƛ", "dbar": "đ", "eth": "ð",
    "textdoublevertline": "‖", "textbardbl": "‖", "textminus": "−", "textfractionsolidus": "⁄",
    "textsurd": "√", "textlnot": "¬", "textcurrency": "¤", "textbrokenbar": "¦", "textasciidieresis": "¨",
    "textasciimacron": "¯", "textasciiacute": "´", "textasciigrave": "`", "hyphen": "‐",
    "textnonbreakinghyphen": "‑",
}  # fmt: skip
"""By command: the text that it stands for; empty for one that changes the look alone."""

SIGNS: Mapping[str, str] = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ",
    "\\": " ", "-": "", "/": "", ",": " ", ";": " ", ":": " ", "!": "", "@": "", "*": "", "|": "‖",
    "(": "", ")": "", "[": "", "]": "", "+": "",
}  # fmt: skip
"""The same for a backslash before a sign."""

FACES = frozenset(
    {
        "textit", "textbf", "textsc", "texttt", "textrm", "textsf", "textsl", "textup", "textmd",
        "textnormal", "textlf", "emph", "mathrm", "mathit", "mathbf", "mathsf", "mathtt", "mathcal",
        "mathscr", "mathfrak", "mathnormal", "operatorname", "mbox", "hbox", "text", "textnohyphenation",
        "uline", "underbar", "mkbibemph", "mkbibitalic", "mkbibbold", "mkbibacro",
        "mkbibbrackets", "mkbibparens", "ensuremath", "MakeUppercase", "MakeLowercase", "uppercase",
        "lowercase", "nocase", "url", "nolinkurl", "path", "detokenize", "textlatin", "textgreek",
        "textcyrillic", "boldsymbol", "bm", "mathop", "mathbin", "mathrel", "mathord", "fbox",
        "makebox", "textstyle", "bibstring", "autocap", "so", "ul", "st", "hl", "centerline",
        "textasteriskcentered",
    }
)  # fmt: skip
"""Commands whose argument stands for itself, in another face."""
