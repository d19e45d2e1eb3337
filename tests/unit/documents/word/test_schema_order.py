"""The order that ECMA-376 (transitional) wants of properties: Word calls a file broken that has them otherwise."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from tdkt.documents.page.blocks import Appendix, OfficialDocument, Signature
from tdkt.documents.page.markdown import parse_blocks
from tdkt.documents.word.writer import docx_bytes

from ..samples import DRAFT, PLAN, part, table_text

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens spacing ind contextualSpacing jc textDirection textAlignment outlineLvl rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs highlight u vertAlign lang",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols vAlign titlePg "
    "textDirection docGrid",
    "style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
}
"""The children of ECMA-376-1, Part 1, 17.3.1.26, 17.3.2.28, 17.4.59, 17.4.69, 17.6.17, 17.7.4.17 that a document of ours may have."""
APPENDIX = Appendix("", "Chỉ tiêu", "Kèm theo Kế hoạch", parse_blocks(table_text(3)), landscape=True)


@pytest.mark.parametrize(
    "document",
    [
        replace(PLAN, appendices=(APPENDIX,), illustrative=True),
        replace(
            DRAFT,
            draft_notes=("Hãy kiểm tra.",),
            cosignatures=(Signature(("Thư ký",), "Trần Thị B"), Signature(("Kế toán", "trưởng"), "")),
            endorsement=Signature(("Chủ tịch",), "Lê Văn C"),
        ),
    ],
    ids=["issued", "draft"],
)
def test_properties_stand_in_the_order_of_the_standard(document: OfficialDocument) -> None:
    data = docx_bytes(document)
    for name in ("word/document.xml", "word/styles.xml"):
        for node in part(data, name).iter():
            wanted = ORDER.get(_local(node.tag))
            if wanted is not None:
                places = [wanted.split().index(_local(child.tag)) for child in node]
                assert all(one <= other for one, other in pairwise(places)), _local(node.tag)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
