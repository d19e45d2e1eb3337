"""The ward's báo cáo of a period, and the công văn that urges the units to report."""
