"""Programming languages, as lists name them next to an entry."""

from mlcat.importing.documents.text import word_set

_LANGUAGES = {
    name.lower(): name
    for name in word_set(
        """
        Python Go Rust Java JavaScript TypeScript C C++ C# PHP Ruby Perl Haskell Scala Kotlin Swift Lua Elixir Erlang
        Clojure OCaml F# Dart Julia R Shell Bash Nim Zig Crystal Fortran Ada D Racket Scheme Lisp Vala MATLAB
        """
    )
}


def language_of(text: str) -> str | None:
    """The programming language that `text` names and nothing else; None for any other text."""
    return _LANGUAGES.get(text.strip().casefold())
