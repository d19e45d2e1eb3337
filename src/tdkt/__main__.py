"""The entry point: answers --version at once, hands everything else to the command line."""

from __future__ import annotations

import gc
import sys

from tdkt import __version__


def main() -> int:
    """Run tdkt with `sys.argv`; return the exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"tdkt {__version__}\n")
        return 0
    gc.disable()  # a command lives for a second and makes no cycles to speak of; collecting costs a third of reading
    try:
        from tdkt.cli.running import run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
