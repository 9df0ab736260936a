"""Install lines: which line of a code block installs."""

import pytest

from mlcat.importing.fields.install import install_line, is_clone


@pytest.mark.parametrize(
    "command",
    [
        "pip install sloop", "python -m pip install sloop", "sudo apt install sloop", "npm install -g sloop",
        "cargo install sloop", "go get a.org/sloop", "brew install --cask sloop", "conda install -c forge sloop",
        "docker pull a/sloop", "git clone https://a.org/sloop", "curl -sSL https://a.org/i | sh",
        "R -e 'install.packages(\"sloop\")'", "code --install-extension a.sloop", "npx sloop add",
    ],
)  # fmt: skip
def test_a_command_that_installs_is_an_install_line(command: str) -> None:
    assert install_line(command) == command
    assert install_line(f"\n  $ {command}\nsloop --help\n") == command
    assert install_line(f"> {command}") == command


@pytest.mark.parametrize(
    "text", ["sloop --help", "import sloop", "git push", "pip", "install it", "", "pip install " + "x" * 389]
)
def test_other_lines_are_not_install_lines(text: str) -> None:
    assert install_line(text) is None


def test_a_command_has_at_most_400_characters() -> None:
    command = "pip install " + "x" * 388
    assert install_line(command) == command


def test_the_first_install_line_is_used_and_a_clone_is_recognized() -> None:
    assert install_line("cd x\npip install a\npip install b") == "pip install a"
    assert install_line("x\n" * 40 + "pip install a") is None
    assert is_clone("git clone https://a.org") and not is_clone("pip install a")
