"""The interactive browser: pure functions `update` and `view` over a state; only `app` imports prompt_toolkit.

`update(state, event)` returns the next state and the effects to run; `view(state)` draws a state as lines of exactly
the size of the screen. Effects are run by `Services`, which call the same functions as the commands.
"""
