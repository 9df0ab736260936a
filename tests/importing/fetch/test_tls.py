"""TLS contexts and their certificates."""

import ssl
from pathlib import Path

import pytest

from mlcat.errors import UsageError
from mlcat.importing.fetch.tls import tls_context


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_the_error_for_unusable_certificates_names_the_variable(name: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pem"
    broken.write_text("no certificate")
    for path in (broken, tmp_path / "none.pem"):
        with pytest.raises(UsageError, match=f"^{name} names '.*', which holds no certificates") as caught:
            tls_context({name: str(path)})
        assert caught.value.hint == f"Correct {name}, or unset it."


def test_a_context_trusts_the_certificates_of_a_file_and_reports_aborted_connections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options: list[dict[str, object]] = []
    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", lambda *_, **values: options.append(values))
    context = tls_context({})
    assert context.minimum_version is ssl.TLSVersion.TLSv1_2
    context.wrap_socket(None, server_hostname="a.org")  # type: ignore[arg-type]
    assert options == [{"server_hostname": "a.org", "suppress_ragged_eofs": False}]
    defaults: list[object] = []
    monkeypatch.setattr(ssl.SSLContext, "load_default_certs", lambda context, *_: defaults.append(context))
    assert defaults == [tls_context({})]
    loaded: list[str] = []
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", lambda _, path: loaded.append(path))
    assert isinstance(tls_context({"SSL_CERT_FILE": "", "CURL_CA_BUNDLE": "x.pem"}), ssl.SSLContext)
    assert loaded == ["x.pem"]
    assert len(defaults) == 1


def test_an_aborted_connection_is_never_a_regular_end(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = ssl.OP_NO_COMPRESSION
    assert tls_context({}).options & usual
    monkeypatch.setattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", usual, raising=False)
    assert not tls_context({}).options & usual
