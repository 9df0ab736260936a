"""What the scripts for bash and zsh share: the tables of commands, which word is to be completed, the call of awk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mlcat.completion.awk import PROGRAM
from mlcat.completion.words import Words, flags, one_sentence, valued, words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.spec import Command

_SHARED = r"""
_mlcat_awk='@AWK@'

# The table of commands. Each function sets `fixed`, lines of a value, a tab and its help, or `kind`, a kind of value
# that stands in the values' files.
_mlcat_commands() {
    fixed=@COMMANDS@
}
_mlcat_flags() {
    case $1 in
@FLAGS@
        *) fixed= ;;
    esac
}
# What follows a flag; fails for one that takes no value.
_mlcat_option() {
    kind= fixed=
    case "$1 $2" in
@OPTIONS@
        *) return 1 ;;
    esac
}
# What the argument of that number is.
_mlcat_argument() {
    case "$1 $2" in
@ARGUMENTS@
    esac
}

# From the words after `mlcat`, the last of them the one to complete: sets `kind` and `fixed` as above, `word` to what
# is typed of the value, `prefix` to what stands before it in the same word, `catalog` to the one that is chosen.
_mlcat_place() {
    local command= after= ended= number=1
    kind= fixed= prefix= catalog=
    while [ $# -gt 1 ]; do
        if [ -n "$after" ]; then
            [ "$kind" = catalog ] && catalog=$1
            after=
        elif [ -n "$ended" ]; then
            number=$((number + 1))
        else
            case $1 in
                --) ended=1 ;;
                --*=*) _mlcat_option "$command" "${1%%=*}" && [ "$kind" = catalog ] && catalog=${1#*=} ;;
                -?*) _mlcat_option "$command" "$1" && after=1 ;;
                *) if [ -z "$command" ]; then command=$1; else number=$((number + 1)); fi ;;
            esac
        fi
        shift
    done
    word=$1
    [ -n "$after" ] && return
    kind= fixed=
    case $ended$1 in
        --*=*)
            prefix=${1%%=*}=
            word=${1#*=}
            _mlcat_option "$command" "${1%%=*}"
            ;;
        -*) _mlcat_flags "$command" ;;
        *) if [ -z "$command" ]; then _mlcat_commands; else _mlcat_argument "$command" "$number"; fi ;;
    esac
}

# What fits, from the same folder that mlcat would use now.
_mlcat_values() {
    [ -n "${ZSH_VERSION-}" ] && emulate -L sh
    local cache=${XDG_CACHE_HOME-}
    case $cache in
        /*) ;;
        *) cache=@CACHE@ ;;
    esac
    LC_ALL=C MLCAT_WORD=$word MLCAT_PREFIX=$prefix MLCAT_KIND=$kind MLCAT_FIXED=$fixed MLCAT_CATALOG=$catalog \
        MLCAT_QUOTE=$quote MLCAT_HEAD=$head command awk "$_mlcat_awk" "$cache"/mlcat/*.tsv 2>/dev/null
}
"""


def shared(overview: Command, commands: Mapping[str, tuple[str, Command]], cache: str) -> str:
    """The common part; `commands` has the help and the definition of each, `cache` the platform's cache folder."""
    known = [overview, *(command for _, command in commands.values())]
    parts = {
        "@AWK@": PROGRAM,
        "@CACHE@": cache,
        "@COMMANDS@": _lines(Words(fixed=tuple((name, help) for name, (help, _) in commands.items()))),
        "@FLAGS@": _cases((_quoted(one.name), f"fixed={_lines(_flag_words(one))}") for one in known),
        "@OPTIONS@": _cases(case for one in known for case in _option_cases(one)),
        "@ARGUMENTS@": _cases(case for one in known for case in _argument_cases(one)),
    }
    text = _SHARED
    for mark, part in parts.items():
        text = text.replace(mark, part)
    return text


def _flag_words(command: Command) -> Words:
    return Words(fixed=tuple((flag, one_sentence(help)) for names, help in flags(command) for flag in names))


def _option_cases(command: Command) -> Iterable[tuple[str, str]]:
    for option in valued(command):
        yield "|".join(_quoted(f"{command.name} {flag}") for flag in option.flags), _assigned(words_of(option))


def _argument_cases(command: Command) -> Iterable[tuple[str, str]]:
    for number, argument in enumerate(command.arguments, start=1):
        pattern = f"{_quoted(command.name + ' ')}*" if argument.many else _quoted(f"{command.name} {number}")
        yield pattern, _assigned(words_of(argument))


def _assigned(words: Words) -> str:
    parts = [f"kind={words.kind}"] if words.kind else []
    return " ".join([*parts, f"fixed={_lines(words)}"] if words.fixed else parts)


def _cases(cases: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"        {pattern}) {action} ;;" for pattern, action in cases)


def _lines(words: Words) -> str:
    return _quoted(words.lines())


def _quoted(text: str) -> str:
    """`text` as bash and zsh read it, on one line."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t")
    return f"$'{escaped}'" if escaped != text else f"'{text}'"
