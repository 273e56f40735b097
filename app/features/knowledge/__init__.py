"""Knowledge (知识库): what helped with faults and complaints before, found while somebody types."""
