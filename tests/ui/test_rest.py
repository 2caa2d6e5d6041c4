"""When panels that nobody touches are made anew."""

from latentwalk.runtime.ui.desk.rest import REFRESH_S, RESTING_S, Rest


def test_panels_rest_once_they_look_alike_until_something_changes() -> None:
    rest = Rest(2)
    assert rest.every_s("a") == REFRESH_S
    for changed, wait_s in ((True, REFRESH_S), (False, REFRESH_S), (False, RESTING_S), (False, RESTING_S)):
        rest.made(changed)
        assert rest.every_s("a") == wait_s
    assert rest.every_s("b") == REFRESH_S, "at once"
    rest.made(False)
    rest.made(False)
    assert rest.every_s("b") == RESTING_S
    rest.made(True)
    assert rest.every_s("b") == REFRESH_S, "what nobody foresaw goes on as fast as ever"
