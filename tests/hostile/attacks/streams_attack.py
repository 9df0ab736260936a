"""Odd streams: closed, full, cut off, slow, not waiting, a terminal that goes away; lists on standard input in pieces.

What is printed arrives whole or the exit code says so; a reader that has read enough is no error; nothing is a
traceback.
"""

import atexit
import fcntl
import os
import pty
import random
import shutil
import subprocess
import tempfile
import threading
import time
from functools import cache

from hostile.attacks.processes import SECONDS, Ended, command, ended, environ_of

COMMANDS = ("list --plain", "list --json", "search clip", "search clip --plain", "show faiss", "catalogs", "tags",
            "sections", "--version", "--help", "list --format markdown", "search zzzzqqq", "nosuch", "completion bash",
            "list -n 0", "random --seed 1", "cite faiss", "search clip --format bibtex")  # fmt: skip
LISTS = (
    b"# T\n\n## S\n\n- [A](https://a.org) - one.\n- [B](https://b.org)\n",
    b'{"title":"A","url":"https://a.org","section":"S"}\n{"title":"B","url":"https://b.org","section":"S"}\n',
    b'\xef\xbb\xbf\n\n  {"title":"A","url":"https://a.org","section":"S"}',
    b"title,url\nA,https://a.org\n", b'[{"title":"A","url":"https://a.org"}]', b"", b"\0" * 70_000, b"\xff\xfe\x00",
    b"{" * 5000, b"\n" * 100_000, b"- [A](https://a.org)" * 3000, b'{"title":', b"\x1b]0;x\x07\n",
)  # fmt: skip


@cache
def home() -> str:
    """A folder with the index of the bundled catalog in it."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    assert ended(["list"], environ_of(folder)).code == 0
    return folder


@cache
def usual_output(line: str) -> Ended:
    """The output of a command into a pipe whose reader waits for it."""
    return ended(line.split(), environ_of(home()))


def attack(chance: random.Random) -> str:
    """One command with one odd stream; returns the kind. Raises `AssertionError` if an invariant is violated."""
    kind = chance.choice(sorted(KINDS))
    KINDS[kind](chance)
    return kind


def attack_closed_streams(chance: random.Random) -> None:
    """Some of the three standard streams are closed."""
    line = chance.choice(COMMANDS)
    descriptors = chance.sample((0, 1, 2), chance.randrange(1, 4))
    result = ended(line.split(), environ_of(home()), before=lambda: close_descriptors(descriptors))
    result.check(f"{line} without {descriptors}")
    assert result.code == usual_output(line).code, f"{line} without {descriptors}: {result}"
    assert 1 in descriptors or result.out == usual_output(line).out


def close_descriptors(descriptors: list[int]) -> None:
    """Closes descriptors of this process."""
    for descriptor in descriptors:
        os.close(descriptor)


def attack_full_output(chance: random.Random) -> None:
    """Standard output is a full device."""
    line = chance.choice(COMMANDS)
    with open("/dev/full", "wb") as device:
        result = ended(line.split(), environ_of(home()), stdout=device)
    result.check(f"{line} on a full device")
    assert not usual_output(line).out or result.code != 0, f"{line} on a full device: {result}"


def attack_with_reader_that_leaves(chance: random.Random) -> None:
    """The reader leaves after some bytes."""
    line = chance.choice(COMMANDS)
    process = start_command(line)
    assert process.stdout is not None
    process.stdout.read(chance.choice((0, 1, 100, 5000)))
    process.stdout.close()
    code, err = wait_for_end(process, line)
    Ended(code, b"", err).check(f"{line} with a reader who leaves")
    assert code == usual_output(line).code, f"{line} with a reader who leaves: {code} {err!r}"


def attack_output_that_does_not_wait(chance: random.Random) -> None:
    """Standard output does not wait, and the reader is slow at first."""
    line = chance.choice(COMMANDS)
    reading, writing = small_pipe()
    process = start_command(line, stdout=writing)
    out = read_late(chance, reading, writing)
    code, err = wait_for_end(process, line)
    assert (code, out) == (usual_output(line).code, usual_output(line).out), (
        f"{line}: {code}, {len(out)} bytes, {err!r}"
    )


def attack_errors_that_do_not_wait(chance: random.Random) -> None:
    """Standard error is full and does not wait, and the reader is slow at first."""
    line = chance.choice(("search zzzzqqq", "nosuch", "search", "list -n 0", "show nosuch", "search clip -t nosuch"))
    reading, writing = small_pipe()
    filled = os.write(writing, b" " * 4096)
    process = start_command(line, stdout=subprocess.DEVNULL, stderr=writing)
    err = read_late(chance, reading, writing)[filled:]
    assert (process.wait(SECONDS), err) == (usual_output(line).code, usual_output(line).err), f"{line}: {err!r}"


def small_pipe() -> tuple[int, int]:
    """The ends of a pipe that holds 4096 bytes and whose writer does not wait."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    os.set_blocking(writing, False)
    return reading, writing


def read_late(chance: random.Random, reading: int, writing: int) -> bytes:
    """All that another process writes into a pipe, read after a while."""
    os.close(writing)
    time.sleep(chance.choice((0, 0.05, 0.3)))
    with open(reading, "rb") as stream:
        return stream.read()


def attack_terminal(chance: random.Random) -> None:
    """Standard output is a terminal of an odd size, which goes away or answers to the end."""
    line = chance.choice(COMMANDS)
    master, slave = pty.openpty()
    size = chance.choice(((24, 80), (1, 1), (0, 0), (65535, 65535), (3, 7)))
    fcntl.ioctl(slave, 0x5414, size[0].to_bytes(2, "little") + size[1].to_bytes(2, "little") + bytes(4))  # TIOCSWINSZ
    process = start_command(line, stdout=slave)
    os.close(slave)
    if chance.random() < 0.5:
        time.sleep(chance.choice((0, 0.05, 0.2)))
        os.close(master)
    else:
        read_terminal(master)
        os.close(master)
    code, err = wait_for_end(process, line)
    assert b"Traceback" not in err, f"{line} on a terminal: {err!r}"
    assert code in (0, 1, 2, 129), f"{line} on a terminal: {code} {err!r}"


def read_terminal(master: int) -> None:
    """Reads until the other end is closed."""
    try:
        while os.read(master, 65536):
            pass
    except OSError:
        return


def attack_input_in_pieces(chance: random.Random) -> None:
    """A list on standard input arrives in pieces, complete or truncated."""
    text = chance.choice(LISTS)
    if chance.random() < 0.3:
        text = text[: chance.randrange(len(text) + 1)]
    arguments = "import - --name pieces --force --dry-run"
    process = start_command(arguments, stdin=subprocess.PIPE)
    feeder = threading.Thread(target=feed, args=(process, text, chance.choice((1, 7, 4096, 1 << 20))))
    feeder.start()
    code, err = wait_for_end(process, arguments)
    feeder.join()
    Ended(code, b"", err).check(f"{arguments} of {text[:50]!r}")
    with tempfile.TemporaryFile() as file:
        file.write(text)
        file.seek(0)
        at_once = ended(arguments.split(), environ_of(home()), stdin=file)
    assert (code, err) == (at_once.code, at_once.err), f"{text[:50]!r} in pieces: {err!r}, at once: {at_once.err!r}"


def feed(process: subprocess.Popen[bytes], text: bytes, size: int) -> None:
    """Writes a text in pieces, not more than a thousand of them slowly."""
    assert process.stdin is not None
    try:
        for start in range(0, len(text), max(size, len(text) // 1000)):
            process.stdin.write(text[start : start + max(size, len(text) // 1000)])
            process.stdin.flush()
        process.stdin.close()
    except BrokenPipeError:  # it has read enough
        pass


def start_command(
    line: str, stdin: int = subprocess.DEVNULL, stdout: int = subprocess.PIPE, stderr: int = subprocess.PIPE
) -> subprocess.Popen[bytes]:
    """Starts a command with the home folder of the attacks, without a pager."""
    environ = environ_of(home()) | {"TERM": "xterm", "MLCAT_PAGER": ""}
    return subprocess.Popen(command(line.split()), env=environ, stdin=stdin, stdout=stdout, stderr=stderr)


def wait_for_end(process: subprocess.Popen[bytes], line: str) -> tuple[int, bytes]:
    """The exit code and what is on stderr. Raises `AssertionError` if the process hangs."""
    assert process.stderr is not None
    killer = threading.Timer(SECONDS, process.kill)
    killer.start()
    with process.stderr:
        err = process.stderr.read()
    code = process.wait()
    killer.cancel()
    if process.stdout and not process.stdout.closed:
        process.stdout.close()
    assert code != -9, f"{line} hangs"
    return code, err


KINDS = {
    "closed": attack_closed_streams, "full": attack_full_output, "reader leaves": attack_with_reader_that_leaves,
    "not waiting": attack_output_that_does_not_wait, "errors not waiting": attack_errors_that_do_not_wait,
    "terminal": attack_terminal, "in pieces": attack_input_in_pieces,
}  # fmt: skip
