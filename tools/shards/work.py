"""Who does the work on blocks: this process, one after the other, or workers of Dask, which read the shards themselves.

A task is a function of a block and of values that all tasks share; both ways give the same bytes.  Of Dask comes the
rest: who does which block, tasks of lost workers done again by others, workers that come later.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, Protocol, TypeVar

from latentwalk.scenes.errors import LatentwalkError, UsageError
from latentwalk.tools.data.features import one_line
from latentwalk.tools.shards.plan import Block
from latentwalk.tools.terminal import Stages

T = TypeVar("T")
Beside = Callable[[Block], Any]
EACH = 4  # tasks of a worker that are ready for it
CONNECT_S = 10  # to wait for the answer of a scheduler
LARGEST_GRAPH = "4 GB"  # what tasks share travels once; Dask warns from 10 MB on


class Work(Protocol):
    """Does tasks on blocks, in whatever order."""

    @property
    def said(self) -> str:
        """Who it is."""

    def results(
        self, task: Callable[..., T], blocks: Iterable[Block], *shared: Any, beside: Beside | None = None
    ) -> Iterator[tuple[Block, T]]:
        """Each block with the result of task(block, *shared), as they come; of task(block, beside(block), *shared)
        where there is something for each block alone."""


class Alone:
    """This process: one block after the other."""

    @property
    def said(self) -> str:
        """Who."""
        return "by this process alone"

    def results(
        self, task: Callable[..., T], blocks: Iterable[Block], *shared: Any, beside: Beside | None = None
    ) -> Iterator[tuple[Block, T]]:
        """As `Work` has it."""
        for block in blocks:
            try:
                yield block, _calm(task, block, *_own(block, beside), *shared)
            except OSError as error:
                raise LatentwalkError(f"{block.path}: cannot be read ({one_line(error)})") from error


class Workers:
    """Workers of a Dask cluster, by a `client` of it."""

    def __init__(self, client: Any, stages: Stages) -> None:
        self._client, self._stages = client, stages
        self._known = _addresses(client)

    @property
    def said(self) -> str:
        """Which."""
        count = len(self._known)
        return f"by {count} worker{'s' * (count != 1)} of Dask at {self._client.scheduler.address}"

    def results(
        self, task: Callable[..., T], blocks: Iterable[Block], *shared: Any, beside: Beside | None = None
    ) -> Iterator[tuple[Block, T]]:
        """As `Work` has it."""
        from distributed import as_completed

        # As a task and not scattered: what a lost worker alone held is made again.
        held = [self._client.submit(_same, value, pure=False) for value in shared]
        futures: dict[Any, Block] = {}
        coming, waiting = as_completed(), iter(blocks)

        def start(count: int) -> None:
            for block in islice(waiting, count):
                future = self._client.submit(_in_worker, task, block, *_own(block, beside), *held, pure=False)
                futures[future] = block
                coming.add(future)

        try:
            start(EACH * max(2, len(self._known)))  # not all: what is beside a block would lie in the scheduler
            for future in coming:
                start(1)
                yield futures.pop(future), self._result(future)
                self._tell_lost()
        finally:
            self._client.cancel([*futures, *held])

    def _result(self, future: Any) -> Any:
        from distributed import KilledWorker

        try:
            return future.result()
        except LatentwalkError:
            raise
        except KilledWorker as error:
            raise LatentwalkError(
                f"--dask: {len(self._known)} workers were lost, one after the other, at the same block of rows"
                f" ({one_line(error)[:200]}); give each more memory"
            ) from None
        except ImportError as error:
            raise LatentwalkError(f"--dask: {one_line(error)}; workers need the same latentwalk[tools,dask]") from None

    def _tell_lost(self) -> None:
        now = _addresses(self._client)
        for address in sorted(self._known - now):
            self._stages.say(f"worker {address} was lost; others do its blocks again")
        self._known = now


def in_order(results: Iterator[tuple[Block, T]], blocks: Sequence[Block]) -> Iterator[T]:
    """Results in the order of the blocks, whenever each comes."""
    waiting: dict[int, T] = {}
    due = iter([block.first for block in blocks])
    at = next(due, None)
    for block, result in results:
        waiting[block.first] = result
        while at in waiting:
            yield waiting.pop(at)
            at = next(due, None)


@contextmanager
def workers(dask: str | None, stages: Stages) -> Iterator[Work]:
    """Who does the work that `--dask` asks for.  Raises UsageError where no scheduler answers, or Dask is missing."""
    if dask is None:
        yield Alone()
        return
    try:
        import dask as settings
        from distributed import Client, LocalCluster
    except ImportError:
        raise UsageError("--dask: needs Dask; install it with pip install 'latentwalk[dask]'") from None
    if dask != "local" and "://" not in dask:
        raise UsageError(f"--dask: expected local or an address such as tcp://10.0.0.1:8786, found {dask!r}")
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # a lost worker is told in one line, by us
    quiet = {"distributed.admin.large-graph-warning-threshold": LARGEST_GRAPH, "distributed.comm.retry.count": 3}
    with settings.config.set(quiet):
        if dask == "local":
            with (
                LocalCluster(
                    threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
                ) as cluster,
                Client(cluster) as client,
            ):
                yield _ready(client, stages)
            return
        try:
            client = Client(dask, timeout=CONNECT_S)
        except (OSError, TimeoutError, ValueError) as error:
            raise UsageError(
                f"--dask: no scheduler answers at {dask} ({one_line(error)}); start one with: dask scheduler, and"
                f" workers with: dask worker {dask} --nthreads 1"
            ) from None
        with client:
            yield _ready(client, stages)


def _ready(client: Any, stages: Stages) -> Workers:
    if not _addresses(client):
        stages.say("waiting for the first worker")
        client.wait_for_workers(1)
    return Workers(client, stages)


def _own(block: Block, beside: Beside | None) -> tuple[Any, ...]:
    return () if beside is None else (beside(block),)


def _addresses(client: Any) -> set[str]:
    """Where its workers are.  Asked of the scheduler itself: what `scheduler_info` gives may be a copy without any."""
    return set(client.sync(client.scheduler.identity, n_workers=-1)["workers"])


def _same(value: T) -> T:
    return value


def _calm(task: Callable[..., T], *args: Any) -> T:
    """One thread: sums of several come in another order on another machine."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        return task(*args)


def _in_worker(task: Callable[..., T], block: Block, *shared: Any) -> T:
    try:
        return _calm(task, block, *shared)
    except (OSError, UsageError) as error:
        if isinstance(error, UsageError) and not isinstance(error.__cause__, OSError):
            raise
        raise LatentwalkError(
            f"{block.path}: the worker on {socket.gethostname()} cannot read it ({one_line(error)}); workers read"
            " shards themselves: put them where each of them finds them under this path, as on a shared file system"
        ) from None
