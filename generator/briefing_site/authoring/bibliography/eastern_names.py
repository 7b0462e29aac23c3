"""Chinese, Korean and Vietnamese names in Latin letters, whose family name stands first.

An entry `Xi Jinping` without a comma is read as all others are, with the family name last: Jinping, X. Only a
name that tells by itself is doubted: it begins with a frequent family name, and does not end with one.
"""

from __future__ import annotations

import re

from briefing_site.model.name import Name


def _set(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_CHINESE = _set(
    "bai cai cao chen cheng cui dai deng ding dong du duan fan fang feng fu gao gu guo han hao he hou hu",
    "huang jia jiang jin kang kong lai lei li liang liao lin liu lu luo ma mao meng pan peng qian qin qiu",
    "ren shao shen shi song su sun tan tang tao tian wan wang wei wen wu xi xia xiao xie xiong xu xue yan",
    "yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou",
)
_KOREAN = _set(
    "ahn bae ban cha chang cho choe choi chon chun chung han hong hwang hyun im jang jeon jeong jo jung kang",
    "kim ko koo kwak kwon lee lim min moon nam noh oh paik park rhee ri ro roh ryu seo shim shin sin so sohn",
    "son song suh won yang yi yoo yoon yu yun",
)
_VIETNAMESE = _set(
    "nguyen nguyễn tran trần pham phạm huynh huỳnh hoang hoàng phan võ đặng bùi đỗ dương trương lê lý ngô hồ",
    "vũ đinh đoàn",
)
_INITIAL = r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
_FINAL = (
    r"(?:i(?:ang|ong|an|ao|ng|n|a|e|u)?|u(?:ang|an|ai|n|a|o|i|e)?|ü|a(?:ng|n|o|i)?|o(?:ng|u)?|e(?:ng|n|i|r)?)"
)
_SYLLABLES = re.compile(rf"{_INITIAL}{_FINAL}'?{_INITIAL}{_FINAL}", re.IGNORECASE)
_HYPHENED = re.compile(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")


def other_order(name: Name) -> str:
    """A person's name as it may have been meant, with the family name first; empty where nothing says so."""
    words = [word.casefold() for word in name.given.split()]
    last = name.family
    if not words or name.particle or " " in last:
        return ""
    first, single, low = words[0], len(words) == 1, last.casefold()
    chinese = first in _CHINESE and single and bool(_SYLLABLES.fullmatch(last) or _HYPHENED.fullmatch(last))
    korean = first in _KOREAN and single and bool(_HYPHENED.fullmatch(last))
    vietnamese = first in _VIETNAMESE and low not in _VIETNAMESE
    known = (chinese and low not in _CHINESE | _KOREAN) or korean or vietnamese
    return f"{name.given} {last}" if known else ""
