from tests.sites import *
def test_a(small: Site) -> None:
    small.lead("Rain fell [@rain#hours].")
    r=small.build()
    assert r.faults==[]
    assert "Rain" in r.pages[PAGE]
    assert small.build().rendered == ()
