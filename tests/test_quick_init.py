"""Dataclasses that fill their slots themselves: the same values, refusals and defaults as before."""

from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from briefing_site.model.quick_init import quick_init


@quick_init
@dataclass(frozen=True, slots=True)
class _Quick:
    name: str
    of: tuple[int, ...] = ()
    told: int = field(init=False, compare=False)
    named: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        object.__setattr__(self, "told", len(self.of))


def test_positions_names_and_defaults() -> None:
    assert _Quick("a") == _Quick(name="a", of=(), named=False)
    assert _Quick("a", (1, 2), named=True) == _Quick(of=(1, 2), named=True, name="a")
    assert (_Quick("a").named, _Quick("a", named=True).named) == (False, True)


def test_a_field_that_the_class_works_out_is_worked_out() -> None:
    assert _Quick("a", (7, 7, 7)).told == 3


def test_no_value_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        _Quick("a").name = "b"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        pytest.param((), {}, id="too few"),
        pytest.param(("a", (), True), {}, id="by position what has to be named"),
        pytest.param(("a",), {"other": 1}, id="an unknown name"),
        pytest.param(("a",), {"told": 1}, id="what is worked out"),
    ],
)
def test_other_arguments_are_refused(given: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        _Quick(*given, **named)  # type: ignore[arg-type]


def test_a_class_without_slots_is_refused() -> None:
    @dataclass(frozen=True)
    class Slotless:
        name: str

    with pytest.raises(TypeError, match="Slotless has no slots"):
        quick_init(Slotless)


def test_a_default_of_each_value_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Filled:
        names: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="made anew for each value"):
        quick_init(Filled)
