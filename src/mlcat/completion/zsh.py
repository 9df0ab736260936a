"""The script for zsh: to be sourced after `compinit`, or kept as the file `_mlcat` in a folder of `fpath`."""

from __future__ import annotations

from collections.abc import Mapping

from mlcat.completion.posix import shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mlcat.cli.spec import Command

_HEAD = """\
#compdef mlcat
# Completion of mlcat in zsh: put this line into ~/.zshrc, after compinit
#     source <(mlcat completion zsh)
"""

_TAIL = r"""
_mlcat() {
    local kind fixed prefix catalog word head= quote=none typed expl line value title
    local -a lines found shown
    integer width=0
    typed=$QIPREFIX$PREFIX
    [[ -n $QIPREFIX ]] && typed+=${QIPREFIX[-1]} # closes the quotes that are open, so that they can be taken off
    _mlcat_place "${(@Q)words[2,CURRENT-1]}" "${(Q)typed}"
    if [[ $kind = file ]]; then
        _files
        return
    fi
    [[ -n $prefix ]] && compset -P 1 '*='
    prefix=
    lines=("${(@f)$(_mlcat_values)}")
    found=("${(@)lines%%$'\t'*}")
    for value in $found; do
        (( ${#value} > width && ${#value} <= 40 )) && width=${#value}
    done
    for line in $lines; do
        value=${line%%$'\t'*} title=${line#*$'\t'}
        (( ${#value} < width )) && value=${(r:width:)value}
        line=$value${title:+ -- $title}
        shown+=("${line[1,COLUMNS-1]}")
    done
    # compadd and not _describe, which takes the colons of a value for its own.
    if [[ -n ${(j::)lines#*$'\t'} ]]; then
        _wanted values expl value compadd -M 'm:{a-zA-Z}={A-Za-z}' -l -d shown -a found
    elif (( $#lines )) && [[ -n $lines[1] ]]; then
        _wanted values expl value compadd -M 'm:{a-zA-Z}={A-Za-z}' -a found
    else
        return 1
    fi
}

if [[ "${funcstack[*]-} " = "_mlcat "* ]]; then
    _mlcat "$@" # the first call, from fpath
elif (( ${+functions[compdef]} )); then
    compdef _mlcat mlcat
else
    print -ru2 -- "mlcat: completion needs compinit: run 'autoload -Uz compinit && compinit' first."
fi
"""


def script(overview: Command, commands: Mapping[str, tuple[str, Command]], cache: str) -> str:
    """The script; see `posix.shared`."""
    return _HEAD + shared(overview, commands, cache) + _TAIL
