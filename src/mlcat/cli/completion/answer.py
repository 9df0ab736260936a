"""`mlcat __complete SHELL ...`: what the scripts of the shells call at TAB.

bash passes the line up to the cursor and the part of it that it will replace; zsh and fish pass the words of the line,
of which the last one is to be completed. The answer has a candidate per line: for bash quoted, for the others with a
tab and its description behind it. `FILES` alone asks the shell to complete files.
"""

from __future__ import annotations

from mlcat.cli.completion.candidates import complete

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.terminal import Terminal

FILES = "\tfile\n"


def run(terminal: Terminal, arguments: list[str]) -> int:
    """Writes the candidates for an unfinished line; nothing for arguments that no script passes. Returns 0."""
    shell, *rest = arguments or [""]
    if shell == "bash" and len(rest) == 2:
        _answer_bash(terminal, *rest)
    elif shell in ("zsh", "fish") and rest:
        answer = complete(terminal, rest)
        if answer.files:
            terminal.write(FILES)
        terminal.write_all(f"{answer.prefix}{value}\t{help}\n" for value, help in answer.values)
    return 0


def _answer_bash(terminal: Terminal, line: str, replaced: str) -> None:
    from mlcat.cli.completion.bash_line import quote_text, split  # not needed for other shells

    words, raw, _ = split(line)
    answer = complete(terminal, words[1:] or [""])
    if answer.files:
        terminal.write(FILES)
        return
    # bash replaces only the part after the last `:`, `=` or quote, so the part before it must be left out.
    before_replaced = raw.removesuffix(replaced) if replaced else raw
    (*_, head), _, quote = split(before_replaced)
    values = _as_typed(answer.prefix, answer.word, [value for value, _ in answer.values], len(head))
    terminal.write_all(f"{quote_text(value[len(head) :], quote)}\n" for value in values)


def _as_typed(prefix: str, word: str, values: list[str], head_length: int) -> list[str]:
    """The candidates with their prefix, in the user's spelling if they differ in case.

    bash replaces the word by the common prefix of all candidates, which would be shorter than what is typed.
    """
    common = _common_prefix_length(values)
    if len(values) > 1 and common + len(prefix) > head_length and common < len(word):
        values = [word + value[len(word) :] for value in values]
    return [prefix + value for value in values]


def _common_prefix_length(values: list[str]) -> int:
    """The length of the prefix that all candidates have in common."""
    first, last = min(values, default=""), max(values, default="")
    return next((position for position, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
