"""`python -m mlcat`, and what the `mlcat` script calls."""

import gc
import sys

# A command lives for a tenth of a second and frees nothing in time to matter: without the collector it ends about
# a tenth sooner.
gc.disable()


def run() -> int:
    """Runs the command line of this process; returns the exit code."""
    try:
        from mlcat.cli.main import main

        return main(sys.argv[1:])
    except KeyboardInterrupt:  # Ctrl-C while modules are loaded; `main` knows the rest
        return 130


if __name__ == "__main__":
    sys.exit(run())
