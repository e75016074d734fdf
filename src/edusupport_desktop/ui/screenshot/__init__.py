"""Taking the screen: own windows out of the way, the frozen picture, choosing a part of it."""
