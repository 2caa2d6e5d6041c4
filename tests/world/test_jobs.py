"""Work beside the frame: what is asked, taken, peeked at and forgotten, and that nothing is left running."""

import threading

import pytest

from latentwalk.runtime.ground.jobs import Each, Jobs, Newest
from latentwalk.scenes import LatentwalkError

PATIENCE_S = 60


@pytest.fixture
def jobs():
    made = Jobs("tested", wait=False)
    yield made
    made.close()


class Busy:
    """A job that the thread is at until `go_on` is set."""

    def __init__(self, ask):
        self.begun, self.go_on = threading.Event(), threading.Event()
        ask(self)
        assert self.begun.wait(PATIENCE_S)

    def __call__(self):
        self.begun.set()
        assert self.go_on.wait(PATIENCE_S)
        return "busy"


def end(jobs):
    """Wait until all is done that was asked so far."""
    jobs.call(lambda: None)


def test_a_new_job_replaces_those_that_have_not_begun_and_nobody_waits(jobs):
    probe, other, done = Newest(jobs), Newest(jobs), []
    busy = Busy(probe.ask)
    for number in range(1, 100):
        probe.ask(lambda number=number: done.append(number) or number)
    other.ask(lambda: "other")
    assert probe.take() is None  # at once: the thread is still busy
    assert not busy.go_on.is_set()
    busy.go_on.set()
    end(jobs)
    assert other.take() == "other"
    assert probe.take() == 99
    assert done == [99]
    assert probe.take() is None


def test_of_each_none_is_left_out_and_the_oldest_comes_first(jobs):
    exports, busy = Each(jobs), Busy(jobs.submit)
    for number in range(5):
        exports.ask(lambda number=number: number)
    assert exports.take() is None
    busy.go_on.set()
    end(jobs)
    assert [exports.take() for _ in range(6)] == [0, 1, 2, 3, 4, None]


def test_a_peek_leaves_what_it_sees_where_it_is(jobs):
    probe, busy = Newest(jobs), Busy(jobs.submit)
    probe.ask(lambda: "reading")
    assert probe.peek() is None
    busy.go_on.set()
    end(jobs)
    assert [probe.peek(), probe.peek()] == ["reading", "reading"]
    assert probe.pending
    assert probe.take() == "reading"
    assert probe.peek() is None
    assert not probe.pending


def test_the_newest_that_ended_is_taken_while_a_later_one_goes_on(jobs):
    probe = Newest(jobs)
    for text in ("old", "new"):
        probe.ask(lambda text=text: text)
        end(jobs)
    busy = Busy(probe.ask)
    assert probe.peek() == "new"
    assert probe.take() == "new"
    assert probe.take() is None
    busy.go_on.set()
    end(jobs)
    assert probe.take() == "busy"


def fails():
    raise LatentwalkError("the decoder failed")


@pytest.mark.parametrize("kind", [Newest, Each])
@pytest.mark.parametrize("wait", [False, True])
def test_what_a_job_raises_reaches_who_takes_the_answer_once(kind, wait):
    jobs = Jobs("tested", wait=wait)
    asked = kind(jobs)
    asked.ask(fails)
    end(jobs)
    assert kind is Each or asked.peek() is None
    with pytest.raises(LatentwalkError, match="the decoder failed"):
        asked.take()
    assert asked.take() is None
    asked.ask(lambda: "after it")
    end(jobs)
    assert asked.take() == "after it"
    jobs.close()


def test_what_is_called_raises_here(jobs):
    with pytest.raises(LatentwalkError, match="the decoder failed"):
        jobs.call(fails)
    assert jobs.call(lambda: threading.current_thread().name).startswith("tested")


def test_on_a_fixed_clock_the_answer_is_waited_for_and_what_is_forgotten_is_gone():
    jobs, go_on = Jobs("tested", wait=True), threading.Event()
    probe, one = Newest(jobs), Each(jobs)
    probe.ask(lambda: go_on.wait(PATIENCE_S) and "slow")
    threading.Timer(0.05, go_on.set).start()
    assert probe.take() == "slow"
    probe.ask(lambda: "gone")
    probe.forget()
    assert probe.take() is None
    one.ask(lambda: 1)
    one.ask(lambda: 2)
    assert [one.take() for _ in range(3)] == [1, 2, None]
    jobs.close()


def test_closing_finishes_what_was_asked_and_ends_the_thread():
    jobs, done = Jobs("closed", wait=False), []
    exports, probe, busy = Each(jobs), Newest(jobs), Busy(jobs.submit)
    exports.ask(lambda: done.append("first"))
    probe.ask(lambda: done.append("forgotten"))
    exports.ask(lambda: done.append("second"))
    probe.forget()
    threading.Timer(0.05, busy.go_on.set).start()
    jobs.close()
    assert done == ["first", "second"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("closed")]
