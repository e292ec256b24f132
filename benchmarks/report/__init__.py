"""What a run leaves: raw figures as JSON, tables in docs/performance.md, and drawings beside it."""
