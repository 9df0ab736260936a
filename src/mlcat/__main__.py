"""`python -m mlcat`, and what the `mlcat` script calls."""

import gc
import sys


def run() -> int:
    """Runs the command line of this process; returns the exit code."""
    # A command takes a tenth of a second and creates too little garbage to matter; without the collector it is about
    # a tenth faster.
    gc.disable()
    try:
        from mlcat.cli.main import main

        return main(sys.argv[1:])
    except KeyboardInterrupt:  # Ctrl-C while modules are loaded; `main` handles it later
        return 130
    except (ImportError, MemoryError, SystemError) as error:  # SystemError: Python's own, if memory runs out
        _report_unloadable(error)
        return 1


def _report_unloadable(error: Exception) -> None:
    """Reports that a module could not be loaded: too little memory for it, or a damaged installation."""
    lines = f"mlcat: cannot be loaded: {error}.\nFree some memory, raise `ulimit -v`, or install mlcat again.\n"
    if sys.stderr:
        sys.stderr.write(lines)


if __name__ == "__main__":
    sys.exit(run())
