"""The interactive browser: the pure functions `update` and `view` over a state. Only `app` imports prompt_toolkit.

`update(state, event)` returns the next state and the effects to run; `keys` has what each key does. `view(state)` draws
lines of exactly the size of the screen. `Services` runs the effects, with the functions that the commands call.
"""
