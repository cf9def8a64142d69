"""From an employer's document to a parsed record, and from the record to RDF."""
