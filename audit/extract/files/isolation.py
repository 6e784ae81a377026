"""Files are read in another process: a hostile one may crash or hang a parser, never the audit."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType

from audit.document import Document, PageType
from audit.extract.files import extract_file
from crawler.captures import Capture

SECONDS_PER_FILE = 60
_MEMORY_BYTES = 3 * 1024**3


def _limit_memory() -> None:
    """In the worker, where the system can: an allocation beyond the limit fails instead of swapping."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


class FileReader:
    """One worker for all files of a school, started at the first file and again after a crash."""

    def __init__(self, seconds: float = SECONDS_PER_FILE) -> None:
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "FileReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, body: bytes, capture: Capture) -> Document:
        """The file as a document; `too_complex` when its reader crashed, ran out of memory or of time."""
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_limit_memory)
        job = self._pool.submit(extract_file, body, capture)
        try:
            return job.result(self._seconds)
        except (TooLong, BrokenProcessPool):
            self._stop()
        except (MemoryError, RecursionError):
            pass
        return Document(
            url=capture.url,
            media_type=capture.media_type,
            label=capture.label,
            page_type=PageType.FILE,
            unreadable="too_complex",
        )

    def _stop(self) -> None:
        """End the worker for good, also one that hangs in native code."""
        if self._pool is None:
            return
        workers = list((self._pool._processes or {}).values())  # noqa: SLF001 - the pool offers no kill before 3.14
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()
        self._pool = None
