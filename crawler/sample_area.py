"""The sample area of the repository: served on loopback for as long as a command needs it."""

from collections.abc import Iterator
from contextlib import contextmanager

from crawler.exceptions import InputError
from crawler.schools import Register


@contextmanager
def served(register: Register) -> Iterator[None]:
    """Serve the sample sites on `register.sample_port` unless they already are; no port, nothing to do."""
    if register.sample_port is None:
        yield
        return
    from samples import serve  # noqa: PLC0415 - a real installation never needs the sample area

    if serve.answers(register.sample_port):
        yield
        return
    try:
        server = serve.start(register.sample_port)
    except OSError as error:
        raise InputError(
            f"Cổng {register.sample_port} của khu vực mẫu đang bị chương trình khác dùng ({error}). "
            "Đóng chương trình đó, hoặc đổi sample_port và các địa chỉ website trong config/schools.yaml."
        ) from error
    with server:
        yield
