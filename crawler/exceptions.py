"""The project's own exceptions. Failures of the world are data (Outcome), never exceptions."""


class InputError(Exception):
    """What the user gave cannot be used: nothing was run, exit code 2.

    `problems` holds one Vietnamese sentence per mistake, each saying where it is and what to do.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
