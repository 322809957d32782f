"""The SQL of the first schema, one module an aggregate."""
