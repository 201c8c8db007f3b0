"""Hostile submissions of lesson 03, and what each of them deserves. Never run one unsandboxed."""
