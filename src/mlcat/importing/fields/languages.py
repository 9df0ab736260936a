"""Recognizes programming languages."""

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
    """The programming language if `text` is the name of one; else None."""
    return _LANGUAGES.get(text.strip().casefold())
