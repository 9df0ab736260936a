"""The interactive browser: pure state, update and view; `app` alone knows prompt_toolkit.

`update(state, event)` gives the next state and the effects to run; `view(state)` draws a state as lines of exactly the
screen's size. Effects are carried out by `services`, which call the functions that the commands call.
"""
