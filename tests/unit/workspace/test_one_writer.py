"""What is held leaves nothing behind, also where the system does not let a byte be written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tdkt.workspace.one_writer import held


@pytest.mark.skipif(sys.platform == "win32", reason="cần giới hạn cỡ tệp của hệ thống")
def test_a_full_disk_leaves_no_folder(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))  # every write is refused, as on a full disk
    try:
        with pytest.raises(OSError, match="too large"), held(tmp_path / ".dang-ghi"):
            pass
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []
