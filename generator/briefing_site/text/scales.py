"""English words that stand on one scale, so that no two of them can both be meant: injured and killed.

A *ladder* goes up: whoever was convicted was accused before, so that a sentence may say less than its
passage, and not more. On a *row* no word says what another does: civilian, military.
"""

from __future__ import annotations

from collections.abc import Iterator

LADDERS = (
    ("some several", "many", "most majority", "all every each"),
    ("accuse", "charge indict prosecute", "convict"),
    ("question interrogate", "arrest detain"),
    (
        "propose suggest recommend debate discuss consider weigh draft",
        "approve pass adopt enact ratify impose clear carry vote",
    ),
    ("discuss negotiate explore debate consider", "agree sign conclude"),
    ("ask urge encourage", "force compel oblige"),
    ("announce unveil", "launch open complete deliver"),
    ("damage", "destroy"),
    ("nominate", "elect appoint"),
    ("test", "deploy"),
    ("partial partly partially", "complete completely full fully entire entirely"),
)
"""Each rung says more than those before it."""
ROWS = (
    ("injure wound hurt", "kill die died dies dead death deaths fatal succumb", "missing", "survive rescue"),
    ("hold held", "postpone defer", "cancel"),
    ("extend prolong renew", "end lift expire"),
    ("resign", "dismiss sack oust"),
    ("ally allied partner", "rival enemy foe adversary"),
    ("civilian", "military"),
    ("permanent permanently", "temporary temporarily provisional provisionally"),
    ("public publicly", "secret secretly classified confidential"),
    ("direct directly", "indirect indirectly"),
    ("formal formally official officially", "informal informally unofficial unofficially"),
    ("rural", "urban"),
    ("inside", "outside"),
    ("upper", "lower"),
    ("army", "navy"),
    ("oil", "gas"),
    ("child children", "adult"),
    ("attend", "boycott"),
    ("accept", "reject"),
    ("domestic", "foreign"),
    ("national", "regional", "local"),
    ("before", "during", "after"),
    ("despite", "because due owing thanks"),
    ("since", "until"),
)
"""Each of the words excludes those of the others."""
QUANTITIES = frozenset(word for rung in LADDERS[0] for word in rung.split()) | {"few"}
"""Words of how many, which say something of the very next word."""


def excluded() -> Iterator[tuple[str, str]]:
    """The words that say the same, and those that a passage must not have in their stead."""
    for ladder in LADDERS:
        for at, rung in enumerate(ladder):
            yield rung, " ".join(ladder[:at])
    for row in ROWS:
        for at, words in enumerate(row):
            yield words, " ".join((*row[:at], *row[at + 1 :]))
