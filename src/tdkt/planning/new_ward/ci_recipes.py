"""The recipes by which GitHub and GitLab check a ward's files and tell reviewers what changed in meaning."""

from __future__ import annotations

from tdkt import __version__

CHOICES = {"none": "không", "github": "GitHub", "gitlab": "GitLab", "both": "cả hai"}
_ABOUT = """\
# Kiểm tra dữ liệu mỗi lần đẩy lên, và nêu thay đổi về nội dung của mỗi yêu cầu gộp cho người duyệt đọc.
# Nơi lấy tdkt: đúng phiên bản đã lập kho này. Lấy từ kho khác thì đặt biến TDKT_SOURCE của kho ({where}),
# ví dụ git+https://ĐỊA_CHỈ_KHO/tdkt.git
"""
_GITHUB = (
    _ABOUT.format(where="Settings > Secrets and variables > Actions > Variables")
    + """\
name: tdkt
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  kiem-tra:
    name: Kiểm tra dữ liệu
    runs-on: ubuntu-latest
    env:
      TDKT_SOURCE: ${{ vars.TDKT_SOURCE || 'tdkt==VERSION' }}
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - name: Cài tdkt
        run: python -m pip install "$TDKT_SOURCE"
      - name: Kiểm tra dữ liệu
        run: tdkt validate --format github
      - name: Thay đổi về nội dung
        if: always() && github.event_name == 'pull_request'
        env:
          BASE: origin/${{ github.base_ref }}
        run: tdkt diff "$(git merge-base "$BASE" HEAD)" HEAD --format markdown >> "$GITHUB_STEP_SUMMARY"
"""
)
_GITLAB = (
    _ABOUT.format(where="Settings > CI/CD > Variables")
    + """\
default:
  image: python:3.11
variables:
  GIT_DEPTH: "0"
  TDKT_SOURCE: tdkt==VERSION
kiem-tra:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - python -m pip install "$TDKT_SOURCE"
    - tdkt validate
thay-doi:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - python -m pip install "$TDKT_SOURCE"
    - git fetch origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
    - tdkt diff "$(git merge-base FETCH_HEAD HEAD)" HEAD --format markdown > thay-doi.md
    - cat thay-doi.md
  artifacts:
    expose_as: Thay doi ve noi dung
    paths:
      - thay-doi.md
"""
)
_FILES = {"github": (".github/workflows/tdkt.yml", _GITHUB), "gitlab": (".gitlab-ci.yml", _GITLAB)}


def recipe_files(choice: str) -> dict[str, str]:
    """Return the recipes for a choice of CHOICES by their paths; they install the tdkt that made them."""
    wanted = _FILES if choice == "both" else {choice: _FILES[choice]} if choice in _FILES else {}
    return {path: text.replace("VERSION", __version__) for path, text in wanted.values()}
