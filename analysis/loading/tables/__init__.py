"""Tables, one article a row: CSV and its kin, Parquet, workbooks."""
