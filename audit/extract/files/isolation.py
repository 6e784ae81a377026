"""Files are read in another process: a hostile one may crash or hang a parser, never the audit."""

import logging
import multiprocessing
import signal
import traceback
from multiprocessing.connection import Connection
from types import TracebackType
from typing import TYPE_CHECKING, Self

from audit.document import Document
from audit.extract.files import extract_file, unreadable_file
from crawler.captures import Capture

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

SECONDS_PER_FILE = 60
_SECONDS_TO_START = 120
_MEMORY_BYTES = 3 * 1024**3
_READY = "ready"
_log = logging.getLogger(__name__)


class FileReader:
    """One worker for all files of a school, started at the first file and again after a crash."""

    def __init__(self, seconds: float = SECONDS_PER_FILE, memory: int = _MEMORY_BYTES) -> None:
        self._seconds = seconds
        self._memory = memory
        self._worker: SpawnProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, body: bytes, capture: Capture) -> Document:
        """The file as a document; `too_complex` when its reader crashed, ran out of memory or of time."""
        line = self._line or self._start()
        try:
            line.send((body, capture))
            if line.poll(self._seconds):
                return _checked(line.recv(), capture)
        except (EOFError, OSError):  # the worker is gone
            pass
        self._stop()
        return unreadable_file(capture, "too_complex")

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")  # the same everywhere, and inherits no locks or files
        ours, theirs = context.Pipe()
        self._worker = context.Process(target=_serve, args=(theirs, self._memory), daemon=True)
        self._worker.start()
        theirs.close()
        self._line = ours
        try:
            started = ours.poll(_SECONDS_TO_START) and ours.recv() == _READY
        except (EOFError, OSError):
            started = False
        if not started:
            self._stop()
            raise RuntimeError("the process that reads files could not be started")
        return ours

    def _stop(self) -> None:
        """End the worker for good, also one that hangs in native code."""
        if self._line is not None:
            self._line.close()
        if self._worker is not None:
            self._worker.kill()
            self._worker.join()
            self._worker.close()
        self._line = self._worker = None


def _checked(answer: Document | str, capture: Capture) -> Document:
    """A document, or the traceback of a mistake of ours: logged, and shown as a file that nobody read."""
    if isinstance(answer, Document):
        return answer
    _log.error("reader failed on %s\n%s", capture.sha256 or "a file", answer)
    return unreadable_file(capture, "failed")


def _serve(line: Connection, memory: int) -> None:
    """The worker: one answer per file until the other side closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the audit, which then ends this process
    _limit_memory(memory)
    line.send(_READY)
    while True:
        try:
            body, capture = line.recv()
        except EOFError:
            return
        line.send(_answer(body, capture))


def _answer(body: bytes, capture: Capture) -> Document | str:
    try:
        return extract_file(body, capture)
    except (MemoryError, RecursionError):
        return unreadable_file(capture, "too_complex")
    except Exception:  # noqa: BLE001 - whatever the reader missed: handed over, logged and shown
        return traceback.format_exc()


def _limit_memory(size: int) -> None:
    """Where the system can: an allocation beyond the limit fails instead of swapping."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
