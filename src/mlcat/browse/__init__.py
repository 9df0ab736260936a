"""The interactive browser: pure functions `update` and `view` over a state; only `app` imports prompt_toolkit.

`update(state, event)` gives the next state and the effects to run; `view(state)` draws a state as lines of exactly the
screen's size. Effects are carried out by `services`, which call the same functions as the commands.
"""
