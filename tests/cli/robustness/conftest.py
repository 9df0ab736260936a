"""Runs `mlcat` as a process."""

import os
import subprocess
from collections.abc import Sequence

from cli.conftest import SCRIPTS


def process(
    argv: Sequence[str | bytes], *, out: int = subprocess.PIPE, err: int = subprocess.PIPE, **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """Runs `mlcat` as a process with arguments and streams."""
    script = os.fsencode(os.path.join(SCRIPTS, "mlcat"))
    command = [script, *map(os.fsencode, argv)]
    return subprocess.run(command, stdout=out, stderr=err, env=os.environ | environ, timeout=30, check=False)
