"""Finds the command with which to install an entry."""

from mlcat.constraints import MAX_LINE
from mlcat.importing.lazy_patterns import lazy_compile

_COMMAND = lazy_compile(
    r"(?:sudo )?(?:python3? -m )?(?:pip3?|pipx|conda|mamba|npm|yarn|pnpm|bun|npx|cargo|go|gem|brew|apt|apt-get|dnf"
    r"|pacman|snap|flatpak|docker|podman|helm|composer|nuget|dotnet|luarocks|opam|cabal|stack|julia|uv|poetry|choco|scoop"
    r"|winget|mix|pod|carthage|git|ext|curl|wget|R|install\.packages|vagrant|nix|nix-env|port|emerge|guix|deno|code)\b.*"
)
_VERB = lazy_compile(
    r"\b(?:install|add|get|pull|clone|run|require|i|global|tap|install\.packages)\b|--install-ext|\| ?(?:ba|z)?sh\b"
)
_MAX_LINES = 40  # lines of a code block that are examined


def install_line(text: str) -> str | None:
    """The first command in a code block or code span that installs something; None if there is none."""
    for line in text.split("\n", _MAX_LINES)[:_MAX_LINES]:
        command = line.strip().removeprefix("$ ").removeprefix("> ")
        if len(command) <= MAX_LINE and _COMMAND.fullmatch(command) and _VERB.search(command):
            return command
    return None


def is_clone(command: str) -> bool:
    """Whether a command only clones the source."""
    return command.startswith("git clone")
