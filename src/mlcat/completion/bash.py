"""The script for bash, 3.2 (macOS) and later; it needs no package of completions."""

from __future__ import annotations

from collections.abc import Mapping

from mlcat.completion.posix import shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.spec import Command

_HEAD = """\
# Completion of mlcat in bash: put this line into ~/.bashrc
#     eval "$(mlcat completion bash)"
"""

_TAIL = r"""
# Cuts a line into words as the shell would, the last as far as it goes: `parts` has what a command would get, `raw` the
# last as it is typed, `quote` the quotes that are open at the end. bash's own COMP_WORDS are also cut at : and =.
_mlcat_split() {
    local line=$1 one next part= begun= start=0 i
    parts=() quote=bare
    for ((i = 0; i < ${#line}; i++)); do
        one=${line:i:1}
        case $quote$one in
            "single'" | 'double"') quote=bare ;;
            single*) part+=$one ;;
            'double\')
                next=${line:i+1:1}
                case $next in
                    '$' | '`' | '"' | '\') part+=$next i=$((i + 1)) ;;
                    *) part+=$one ;;
                esac
                ;;
            double*) part+=$one ;;
            "bare'") quote=single begun=1 ;;
            'bare"') quote=double begun=1 ;;
            'bare\') i=$((i + 1)) part+=${line:i:1} begun=1 ;;
            'bare ' | $'bare\t')
                [ -n "$begun" ] && parts+=("$part")
                part= begun= start=$((i + 1))
                ;;
            *) part+=$one begun=1 ;;
        esac
    done
    parts+=("$part")
    raw=${line:start}
}

_mlcat() {
    local parts raw quote kind fixed prefix catalog word head line
    COMPREPLY=()
    _mlcat_split "${COMP_LINE:0:COMP_POINT}"
    _mlcat_place "${parts[@]:1}"
    if [ "$kind" = file ]; then
        compopt -o default 2>/dev/null # bash's own completion of files; 3.2 has no way to ask for it here
        return
    fi
    # bash replaces what follows the last : or = or quote, which is $2: the part before stays, and its quotes are open.
    head=
    case $raw in
        *"$2") head=${raw%"$2"} ;;
    esac
    _mlcat_split "$head"
    head=${parts[0]}
    # Not compgen -W, which evaluates $(...) in what it is given.
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(shopt -u failglob; set +f; _mlcat_values)
}
complete -F _mlcat mlcat
"""


def script(overview: Command, commands: Mapping[str, tuple[str, Command]], cache: str) -> str:
    """The script; see `posix.shared`."""
    return _HEAD + shared(overview, commands, cache) + _TAIL
