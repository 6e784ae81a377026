"""The exit codes that scripts rely on, and telling a user what was wrong with the input."""

import sys

from crawler.exceptions import InputError

DONE = 0
DEFECT = 1
BAD_INPUT = 2
INCOMPLETE = 3


def refuse(error: InputError) -> int:
    """Print every problem of the input on standard error; the exit code for it."""
    for problem in error.problems:
        print(problem, file=sys.stderr)
    print("Chưa chạy gì. Sửa các lỗi trên rồi chạy lại lệnh.", file=sys.stderr)
    return BAD_INPUT


def worst(*codes: int) -> int:
    """A defect of ours outranks an incomplete run, which outranks success."""
    order = (DEFECT, BAD_INPUT, INCOMPLETE, DONE)
    known = [code if code in order else DEFECT for code in codes]
    return min(known, key=order.index, default=DONE)
