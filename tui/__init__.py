"""Where deals are explored: the Textual app with its panes, and the headless command line.

Knows `store`, and of `seeds` only the model. Nothing is imported here, so that the command line can start without
paying for the screen.
"""
