"""The papers of a drive (đợt thi đua): the plan that launches it, the báo cáo sơ kết, tổng kết."""
