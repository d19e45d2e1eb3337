"""Phụ lục of a plan: free content, the shares of allocated targets, who does what (NĐ 30/2020, Phụ lục I, Phần I, III)."""
