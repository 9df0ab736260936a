"""Facts out of small pieces of text: each module has one kind of fact, as pure functions."""
