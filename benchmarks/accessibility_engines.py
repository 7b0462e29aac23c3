"""Two more engines that look for faults of accessibility, beside axe-core: IBM's Equal Access, Siteimprove's Alfa.

Each has rules that the others do not have. What a person has to judge ("potential", "manual", "cannot tell") is not
counted, nor is what level AAA alone asks for.

- Equal Access: https://github.com/IBMa/equal-access
- Alfa: https://github.com/Siteimprove/alfa
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

WIDTHS = (390, 1440)
"""At which the engines look at a page, in CSS pixels."""
_FAILED = ("VIOLATION/FAIL", "RECOMMENDATION/FAIL")
_UNDUE = frozenset({"element_attribute_deprecated"})
"""Rules of Equal Access that are wrong: it takes `http-equiv` for deprecated, by which HTML sets a page's policy."""

_ASK_IBM = """async () => {
  const report = await new ace.Checker().check(document, ["IBM_Accessibility"]);
  return report.results.map((each) => [each.value.join("/"), each.ruleId, each.message, each.path.dom]);
}"""


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines as they are installed."""

    node: str
    tools: Path
    """The folder that npm has installed into."""

    def missing(self) -> list[str]:
        """The files that are not there."""
        wanted = (self._ibm, self._alfa, *self._natives)
        return [str(path) for path in wanted if not path.is_file()]

    @property
    def _ibm(self) -> Path:
        return self.tools / "node_modules/accessibility-checker-engine/ace.js"

    @property
    def _alfa(self) -> Path:
        return self.tools / "alfa.mjs"

    @property
    def _natives(self) -> tuple[Path, Path]:
        of = self.tools / "node_modules/@siteimprove"
        return of / "alfa-dom/dist/native.js", of / "alfa-device/dist/native.js"

    def ibm(self, page: Page) -> list[str]:
        """What Equal Access has against a page that is open: rule, message, place."""
        page.evaluate(self._ibm.read_text(encoding="utf-8"))
        found: list[list[str]] = page.evaluate(_ASK_IBM)
        return [
            f"{rule}: {says} at {where}"
            for value, rule, says, where in found
            if value in _FAILED and rule not in _UNDUE
        ]

    def alfa(self, page: Page) -> list[str]:
        """What Alfa has against a page that is open: rule, message, place."""
        document, device = (path.read_text(encoding="utf-8") for path in self._natives)
        given = {
            "url": page.url,
            "document": page.evaluate(_native(document, "await Native.fromNode(document)")),
            "device": page.evaluate(_native(device, "Native.fromWindow()")),
        }
        done = subprocess.run(
            [self.node, self._alfa.name],
            cwd=self.tools,
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"Alfa failed:\n{done.stderr[-2000:]}")
        found: list[dict[str, str]] = json.loads(done.stdout)
        return [f"{each['rule']}: {each['says']} at {each['where']}" for each in found]


def _native(module: str, call: str) -> str:
    """A function of an ES module that is one file, for a page to run."""
    return f"async () => {{ {module.replace('export var', 'var')}\nreturn {call}; }}"


def second_opinions(
    engines: Engines, browser: Browser, address: str, widths: Sequence[int] = WIDTHS, **options: Any
) -> Iterator[str]:
    """What the engines have against the page at an address, at each width, in words."""
    for width in widths:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        try:
            page = context.new_page()
            page.goto(address, wait_until="load")
            for name, said in (("Equal Access", engines.ibm(page)), ("Alfa", engines.alfa(page))):
                yield from (f"{width}: {name}: {each}" for each in said)
        finally:
            context.close()
