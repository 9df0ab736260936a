"""The script for fish, which parses options and quotes values itself: it is told what completes what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mlcat.completion.awk import PROGRAM
from mlcat.completion.words import FILE, Words, flags, one_sentence, valued, words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.spec import Command

_LAST = 9999  # number of the last argument where a command takes as many as it gets

_HEAD = r"""# Completion of mlcat in fish: put this line into ~/.config/fish/config.fish
#     mlcat completion fish | source

set -g __mlcat_awk @AWK@
set -g __mlcat_valued @VALUED@ # options that take a value

# The command on the line, the number of the argument at the cursor, the catalog that is chosen: a line each.
function __mlcat_place
    set -l command ''
    set -l number 1
    set -l catalog ''
    set -l before ''
    set -l ended ''
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if test -n "$before"
            contains -- $before -c --catalog; and set catalog $word
            set before ''
        else if test -z "$ended"; and test "$word" = --
            set ended 1
        else if test -z "$ended"; and string match -q -- '--*=*' $word
            string match -q -- '--catalog=*' $word; and set catalog (string replace -- --catalog= '' $word)
        else if test -z "$ended"; and string match -qr -- '^-.' $word
            contains -- "$command $word" $__mlcat_valued; and set before $word
        else if test -z "$command"
            set command $word
        else
            set number (math $number + 1)
        end
    end
    printf '%s\n' $command $number $catalog
end

# Whether the line has this command and, if numbers are given, the cursor is at an argument between them.
function __mlcat_is --argument-names command first last
    set -l place (__mlcat_place)
    test "$place[1]" = "$command"; or return 1
    test -z "$first"; and return 0
    test $place[2] -ge $first -a $place[2] -le $last
end

# The values of that kind that fit what is typed, from the same folder that mlcat would use now.
function __mlcat_values --argument-names kind
    set -l cache @CACHE@
    string match -q -- '/*' "$XDG_CACHE_HOME"; and set cache $XDG_CACHE_HOME
    set -l files $cache/mlcat/*.tsv
    set -l token (commandline -ct)
    set -l typed (string replace -r -- '^--[^=]*=' '' $token)
    set -l place (__mlcat_place)
    # Where a quote is open, it is closed so that the quotes can be taken off.
    set -lx MLCAT_WORD (string unescape -- "$typed"; or string unescape -- "$typed\""; or string unescape -- "$typed'")
    set -lx MLCAT_KIND $kind
    set -lx MLCAT_CATALOG $place[3]
    set -lx MLCAT_QUOTE none
    # After --tag= fish puts a match in another case in the place of the whole word.
    test "$token" = "$typed"; or set -lx MLCAT_CASE exact
    set -lx LC_ALL C
    command awk $__mlcat_awk $files 2>/dev/null
end

complete -c mlcat -e
complete -c mlcat -f
"""


def script(overview: Command, commands: Mapping[str, tuple[str, Command]], cache: str) -> str:
    """The script; `commands` has the help and the definition of each, `cache` the platform's cache folder."""
    known = [overview, *(command for _, command in commands.values())]
    takers = [f"{one.name} {flag}" for one in known for option in valued(one) for flag in option.flags]
    head = _HEAD.replace("@AWK@", _quoted(PROGRAM)).replace("@CACHE@", cache)
    head = head.replace("@VALUED@", " ".join(_quoted(taker) for taker in takers))
    lines = [_line(overview, f"-a {name} -d {_quoted(help)}") for name, (help, _) in commands.items()]
    lines += [line for command in known for line in (*_arguments(command), *_options(command))]
    return head + "\n".join(lines) + "\n"


def _arguments(command: Command) -> Iterator[str]:
    for number, argument in enumerate(command.arguments, start=1):
        words = words_of(argument)
        if words.kind or words.fixed:
            place = f" {number} {_LAST if argument.many else number}"
            yield _line(command, "-F" if words.kind == FILE else f"-a {_values(words)}", place)


def _options(command: Command) -> Iterator[str]:
    takers = {option.flags: words_of(option) for option in valued(command)}
    for names, help in flags(command):
        what = f"{_names(names)} -d {_quoted(one_sentence(help))}"
        if words := takers.get(names):
            what += " -rF" if words.kind == FILE else " -x"
            what += f" -a {_values(words)}" if words.fixed or words.kind not in ("", FILE) else ""
        yield _line(command, what)


def _line(command: Command, what: str, place: str = "") -> str:
    condition = f"__mlcat_is {_quoted(command.name)}{place}"
    return f"complete -c mlcat -n {_quoted(condition)} {what}"


def _names(flags: tuple[str, ...]) -> str:
    return " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in flags)


def _values(words: Words) -> str:
    """What stands after `-a`: fish expands it at TAB and does not evaluate what comes out."""
    parts = [_quoted(value) for value, _ in words.fixed]
    if words.kind:
        parts.append(f"(__mlcat_values {words.kind})")
    return _quoted(" ".join(parts))


def _quoted(text: str) -> str:
    """`text` in single quotes as fish reads it."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
