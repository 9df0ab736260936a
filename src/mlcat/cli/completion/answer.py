"""`mlcat __complete SHELL ...`, which the scripts of the shells call at TAB.

The script of bash passes two arguments: the line up to the cursor, and the part of it that bash will replace. Those of
zsh and fish pass the words of the line; the last one is to be completed. The answer has one candidate per line: for
bash quoted, for the others followed by a tab and a description. `FILES` alone asks the shell to complete files.
"""

from __future__ import annotations

from mlcat.cli.completion.candidates import complete
from mlcat.text.safety import is_clean

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
        if answer.is_path:
            terminal.write(FILES)
        if is_clean(answer.prefix):  # candidates repeat what was typed
            terminal.write_all(f"{answer.prefix}{value}\t{help}\n" for value, help in answer.values)
    return 0


def _answer_bash(terminal: Terminal, line: str, replaced: str) -> None:
    from mlcat.cli.completion.bash_line import quote_text, split_line

    words, last_word, _ = split_line(line)
    answer = complete(terminal, words[1:] or [""])
    if answer.is_path:
        terminal.write(FILES)
        return
    if not is_clean(answer.prefix):
        return
    # bash replaces only the part after the last `:`, `=` or quote, so the part that it keeps must be left out.
    quoted_kept = last_word.removesuffix(replaced) if replaced else last_word
    (*_, kept), _, quote = split_line(quoted_kept)
    values = _in_typed_case(answer.prefix, answer.word, [value for value, _ in answer.values], len(kept))
    terminal.write_all(f"{quote_text(value[len(kept) :], quote)}\n" for value in values)


def _in_typed_case(prefix: str, word: str, values: list[str], kept_length: int) -> list[str]:
    """Adds the prefix to the candidates. If they differ from one another in case, the typed part keeps the case in
    which it was typed.

    bash replaces the typed text by the common prefix of all candidates, which is shorter if these differ in case.
    `kept_length` is the length of the part of the word that bash keeps.
    """
    common = _common_prefix_length(values)
    if len(values) > 1 and common + len(prefix) > kept_length and common < len(word):
        values = [word + value[len(word) :] for value in values]
    return [prefix + value for value in values]


def _common_prefix_length(values: list[str]) -> int:
    """The length of the prefix that all candidates have in common."""
    first, last = min(values, default=""), max(values, default="")
    return next((position for position, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
