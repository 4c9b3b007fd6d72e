// EntenteTestSupport: what the test suites share. Random graphs with fixed seeds, and slow, obviously right
// versions of the algorithms to compare with.
