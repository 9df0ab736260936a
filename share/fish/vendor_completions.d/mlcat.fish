# Completion of mlcat in fish: put this line into ~/.config/fish/config.fish
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
