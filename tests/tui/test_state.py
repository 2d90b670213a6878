from store.search import compile_search
from tui.state import Place, Trail, View

ALL = Place(View(), "a", "deals")
AMAZON = Place(View(company_id="amazon", company_name="Amazon"), "b", "deals")
SOURCE = Place(View(company_id="amazon", company_name="Amazon"), "b", "source")


def test_back_and_forward_retrace_the_way() -> None:
    trail = Trail()
    trail.leave(ALL)
    trail.leave(AMAZON)
    assert trail.back(SOURCE) == AMAZON
    assert trail.back(AMAZON) == ALL
    assert trail.back(ALL) is None
    assert trail.forward(ALL) == AMAZON
    assert trail.forward(AMAZON) == SOURCE
    assert trail.forward(SOURCE) is None


def test_a_new_way_forgets_the_old_one_ahead() -> None:
    trail = Trail()
    trail.leave(ALL)
    assert trail.back(AMAZON) == ALL
    trail.leave(ALL)
    assert trail.forward(SOURCE) is None


def test_standing_still_is_no_step() -> None:
    trail = Trail()
    trail.leave(ALL)
    trail.leave(ALL)
    assert trail.back(ALL) is None


def test_the_trail_does_not_grow_for_ever() -> None:
    trail = Trail(longest=3)
    for number in range(10):
        trail.leave(Place(View(), str(number), "deals"))
    steps = 0
    here = ALL
    while (place := trail.back(here)) is not None:
        here = place
        steps += 1
    assert steps == 3


def test_a_view_keeps_its_company_when_the_search_changes() -> None:
    view = View().narrowed_to("amazon", "Amazon").searching(compile_search("puces"))
    assert view.company_id == "amazon"
    assert view.search.text == "puces"
    assert view.narrowed_to(None).company_id is None
