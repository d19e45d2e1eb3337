"""Official documents as offices type them: the specimens of NĐ 30/2020, Phụ lục III, filled in, in several ways of typing, with faults."""
