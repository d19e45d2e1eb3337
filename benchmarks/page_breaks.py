"""Look at the pages of every document of the shipped workspace at many lengths: `python benchmarks/page_breaks.py [--to 24] [--only WORD]`.

Lines are put before the content, one more each time, so that every line of it comes to stand at the foot of a page. Prints each
heading and each line with a colon that ends a page, and each page of two lines; ends with 1 where there is one. Needs LibreOffice and
poppler; about a minute for five lengths.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "tests"))

from every_document import every_document, faults_of_pages, longer  # noqa: E402
from tdkt.workspace.workspace import read_workspace  # noqa: E402


def main() -> int:
    """Print the faults; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--from", dest="first", type=int, default=0, help="lines before the content, at least"
    )
    parser.add_argument("--to", type=int, default=24, help="lines before the content, at most")
    parser.add_argument("--only", default="", help="only documents whose name has this word")
    asked = parser.parse_args()
    documents = {
        name: document
        for name, document in every_document(read_workspace(REPOSITORY)).items()
        if asked.only in name
    }
    found = 0
    for lines in range(asked.first, asked.to + 1):
        with tempfile.TemporaryDirectory() as folder:
            faults = faults_of_pages(
                {name: longer(document, lines) for name, document in documents.items()}, Path(folder)
            )
        found += len(faults)
        print(f"{lines} lines more, {len(documents)} documents: {len(faults)} faults", flush=True)
        for fault in faults:
            print(f"  {fault}", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
