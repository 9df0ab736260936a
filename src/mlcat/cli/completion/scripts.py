"""The scripts that `mlcat completion` prints: at TAB they pass the line to `mlcat __complete` and offer the candidates
that it prints."""

_BASH = r"""# Completion of mlcat in bash: put this line into ~/.bashrc
#     eval "$(mlcat completion bash)"

# mlcat gets the line up to the cursor and the part that bash replaces, and prints a candidate per line, quoted.
_mlcat() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <(command "$1" __complete bash "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    if [ "${COMPREPLY[0]-}" = $'\tfile' ]; then
        COMPREPLY=()
        compopt -o default 2>/dev/null # bash completes files itself; 3.2 has no way to ask for it here
    fi
}
complete -F _mlcat mlcat
"""

_ZSH = r"""#compdef mlcat
# Completion of mlcat in zsh: put this line into ~/.zshrc, after compinit
#     source <(mlcat completion zsh)

_mlcat() {
    local typed expl line value title
    local -a lines found shown
    integer width=0 titled=0
    typed=$QIPREFIX$PREFIX
    [[ -n $QIPREFIX ]] && typed+=${QIPREFIX[-1]} # closes open quotes, so that they can be removed
    lines=("${(@f)$(command "${(Q)words[1]}" __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)typed}" 2>/dev/null)}")
    if [[ $lines[1] = $'\tfile' ]]; then
        _files
        return
    fi
    [[ -n $lines[1] ]] || return 1
    found=("${(@)lines%%$'\t'*}")
    for value in $found; do
        (( ${#value} > width && ${#value} <= 40 )) && width=${#value}
    done
    for line in $lines; do
        value=${line%%$'\t'*} title=${line#*$'\t'}
        (( ${#value} < width )) && value=${(r:width:)value}
        [[ -n $title ]] && titled=1
        line=$value${title:+ -- $title}
        shown+=("${line[1,COLUMNS-1]}")
    done
    # compadd instead of _describe, which would interpret the colons of a value.
    if (( titled )); then
        _wanted values expl value compadd -M 'm:{a-zA-Z}={A-Za-z}' -l -d shown -a found
    else
        _wanted values expl value compadd -M 'm:{a-zA-Z}={A-Za-z}' -a found
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

_FISH = r"""# Completion of mlcat in fish: put this line into ~/.config/fish/config.fish
#     mlcat completion fish | source

function __mlcat_complete
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    # An open quote is closed so that the quotes can be removed.
    set -l typed (string unescape -- "$token"; or string unescape -- "$token\""; or string unescape -- "$token'")
    set -l lines (command $words[1] __complete fish $words[2..-1] "$typed" 2>/dev/null)
    if test "$lines[1]" = \tfile
        __fish_complete_path "$typed"
    else
        printf '%s\n' $lines
    end
end

complete -c mlcat -e
complete -c mlcat -f -a '(__mlcat_complete)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""The script of each shell, by the shell's name."""
