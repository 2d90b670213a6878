"""The panes of the explorer: each asks the database for what it shows, and says what was chosen in it."""
