"""The screens: the explorer itself, and the small ones that open over it."""
