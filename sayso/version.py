"""The version of the package, in the one place from which all else has it."""

VERSION = "0.1.0"
