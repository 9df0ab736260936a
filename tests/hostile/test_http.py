"""Servers that misbehave in every way that `http_attack` knows."""

import os
import random
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hostile.attacks.http_attack import BODY, LIMITS, attack, behavior, behaviors, fetched, head, length, server
from mlcat.errors import ImportFailedError
from mlcat.importing.fetch.http import Fetcher


def seeds() -> dict[str, int]:
    """The name of each behavior, with a seed that draws it."""
    stop = threading.Event()
    seed_by_name = {behavior(random.Random(seed), stop).name: seed for seed in range(2000)}
    return dict(sorted(seed_by_name.items()))


SEEDS = seeds()


@pytest.mark.parametrize(("name", "seed"), SEEDS.items(), ids=SEEDS)
def test_each_fetch_ends_in_time_with_the_complete_document_or_an_error(name: str, seed: int) -> None:
    assert attack(random.Random(seed)) == name


def test_every_behavior_is_tried() -> None:
    assert len(SEEDS) == len(behaviors(random.Random(0), threading.Event()))


# --- TLS ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new certificate for localhost, with its key."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            "-keyout", str(path), "-out", str(path.with_suffix(".crt"))]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl that makes a certificate")
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


@pytest.fixture
def tls(certificate: Path) -> Iterator[Callable[[bytes, bool], str]]:
    """Serves bytes over TLS once, with or without a clean shutdown; returns the address."""
    import socket

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    listening = socket.create_server(("127.0.0.1", 0))

    def serve(data: bytes, is_proper: bool) -> str:
        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                try:
                    secured = context.wrap_socket(connection, server_side=True)
                    secured.recv(65536)
                    secured.sendall(data)
                    if is_proper:
                        secured.unwrap()
                    else:
                        os.close(secured.detach())
                except OSError:
                    pass

        threading.Thread(target=answer, daemon=True).start()
        return f"https://localhost:{listening.getsockname()[1]}/a.md"

    yield serve
    listening.close()


def got(address: str, certificate: Path) -> bytes:
    return Fetcher(LIMITS._replace(rate_seconds=10, total_seconds=10, read_seconds=5),
                   environ={"SSL_CERT_FILE": str(certificate)}).get(address).body  # fmt: skip


def test_a_clean_tls_shutdown_ends_the_document(tls: Callable[[bytes, bool], str], certificate: Path) -> None:
    assert got(tls(head() + BODY, True), certificate) == BODY
    assert got(tls(head(length(BODY)) + BODY, False), certificate) == BODY  # the length shows that it is complete


def test_a_truncated_tls_connection_is_an_error(tls: Callable[[bytes, bool], str], certificate: Path) -> None:
    with pytest.raises(ImportFailedError, match="broke off before the end"):
        got(tls(head() + BODY[:50], False), certificate)


def test_the_error_for_an_untrusted_certificate_says_so(tls: Callable[[bytes, bool], str]) -> None:
    with pytest.raises(ImportFailedError, match="the certificate of 'localhost' cannot be trusted"):
        Fetcher(environ={}).get(tls(head() + BODY, True))


def test_the_error_for_a_server_without_tls_says_so() -> None:
    plain = behavior(random.Random(1), threading.Event())._replace(parts=lambda: iter([b"220 ready\r\n"]))
    with server(plain) as port, pytest.raises(ImportFailedError, match="does not speak TLS there"):
        Fetcher(environ={}).get(f"https://localhost:{port}/")


def test_a_fetch_without_a_thread_keeps_its_deadlines(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    dripping = next(
        one for seed in range(10_000) if (one := behavior(random.Random(seed), stop)).name == "dripping body"
    )
    with server(dripping) as port:
        start = threading.Thread.start

        def refused(thread: threading.Thread) -> None:
            if thread.name.endswith("(run)"):
                raise RuntimeError("can't start new thread")
            start(thread)

        monkeypatch.setattr(threading.Thread, "start", refused)
        assert "takes too long" in str(fetched(port))
    stop.set()
