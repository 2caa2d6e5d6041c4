"""Work beside the frame: what is asked, taken, queued, peeked at and forgotten, and that nothing is left running."""

import threading

import pytest

from latentwalk.runtime.ground.jobs import Jobs
from latentwalk.scenes import LatentwalkError

PATIENCE_S = 60


@pytest.fixture
def jobs():
    made = Jobs("tested", wait=False)
    yield made
    made.close()


class Busy:
    """A job that the thread is at until `go_on` is set."""

    def __init__(self, jobs, key="busy"):
        self.begun, self.go_on = threading.Event(), threading.Event()
        jobs.queue(key, self)
        assert self.begun.wait(PATIENCE_S)

    def __call__(self):
        self.begun.set()
        assert self.go_on.wait(PATIENCE_S)
        return "busy"


def end(jobs):
    """Wait until all is done that was asked so far."""
    jobs.call(lambda: None)


def test_a_new_job_replaces_those_that_have_not_begun_and_nobody_waits(jobs):
    busy, done = Busy(jobs, "probe"), []
    for number in range(1, 100):
        jobs.ask("probe", lambda number=number: done.append(number) or number)
    jobs.ask("other", lambda: "other")
    assert jobs.take("probe") is None  # at once: the thread is still busy
    assert not busy.go_on.is_set()
    busy.go_on.set()
    end(jobs)
    assert jobs.take("other") == "other"
    assert jobs.take("probe") == 99
    assert done == [99]
    assert jobs.take("probe") is None


def test_a_queue_leaves_none_out_and_gives_the_oldest_first(jobs):
    busy = Busy(jobs)
    for number in range(5):
        jobs.queue("export", lambda number=number: number)
    assert jobs.take_next("export") is None
    busy.go_on.set()
    end(jobs)
    assert [jobs.take_next("export") for _ in range(6)] == [0, 1, 2, 3, 4, None]


def test_a_peek_leaves_what_it_sees_where_it_is(jobs):
    busy = Busy(jobs)
    jobs.ask("probe", lambda: "reading")
    assert jobs.peek("probe") is None
    busy.go_on.set()
    end(jobs)
    assert [jobs.peek("probe"), jobs.peek("probe")] == ["reading", "reading"]
    assert jobs.asked("probe")
    assert jobs.take("probe") == "reading"
    assert jobs.peek("probe") is None
    assert not jobs.asked("probe")


def test_the_newest_that_ended_is_taken_while_a_later_one_goes_on(jobs):
    jobs.ask("probe", lambda: "old")
    end(jobs)
    jobs.ask("probe", lambda: "new")
    end(jobs)
    busy = Busy(jobs, "probe")
    assert jobs.peek("probe") == "new"
    assert jobs.take("probe") == "new"
    assert jobs.take("probe") is None
    busy.go_on.set()
    end(jobs)
    assert jobs.take("probe") == "busy"


def fails():
    raise LatentwalkError("the decoder failed")


@pytest.mark.parametrize("take", [Jobs.take, Jobs.take_next])
@pytest.mark.parametrize("wait", [False, True])
def test_what_a_job_raises_reaches_who_takes_the_answer_once(take, wait):
    jobs = Jobs("tested", wait=wait)
    jobs.ask("probe", fails)
    end(jobs)
    assert jobs.peek("probe") is None
    with pytest.raises(LatentwalkError, match="the decoder failed"):
        take(jobs, "probe")
    assert take(jobs, "probe") is None
    jobs.ask("probe", lambda: "after it")
    end(jobs)
    assert take(jobs, "probe") == "after it"
    jobs.close()


def test_what_is_called_raises_here(jobs):
    with pytest.raises(LatentwalkError, match="the decoder failed"):
        jobs.call(fails)
    assert jobs.call(lambda: threading.current_thread().name).startswith("tested")


def test_on_a_fixed_clock_the_answer_is_waited_for_and_what_is_forgotten_is_gone():
    jobs, go_on = Jobs("tested", wait=True), threading.Event()
    jobs.ask("probe", lambda: go_on.wait(PATIENCE_S) and "slow")
    threading.Timer(0.05, go_on.set).start()
    assert jobs.take("probe") == "slow"
    jobs.ask("probe", lambda: "gone")
    jobs.forget("probe")
    assert jobs.take("probe") is None
    jobs.queue("one", lambda: 1)
    jobs.queue("one", lambda: 2)
    assert [jobs.take_next("one") for _ in range(3)] == [1, 2, None]
    jobs.close()


def test_closing_finishes_what_it_must_drops_the_rest_and_ends_the_thread():
    jobs, done = Jobs("closed", wait=False), []
    busy = Busy(jobs)
    for key in ("export", "probe", "export"):
        jobs.queue(key, lambda key=key: done.append(key))
    threading.Timer(0.05, busy.go_on.set).start()
    jobs.close(finish=("export",))
    assert done == ["export", "export"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("closed")]
