"""The terminal: one file a command, thin."""

__all__ = ["main"]


def main() -> int:
    """Run the command line of this process; the exit code is what it gives."""
    try:
        from sayso.cli.app import main as run  # noqa: PLC0415 (typer and rich load only for the terminal)

        return run()
    except KeyboardInterrupt:  # while they load
        return 130
