"""The app: one module a tab, with what they share in ``state``, ``wording``, ``html`` and ``components``."""
