"""The downloads: rows, files, data package, spreadsheet, codebook, catalogue record."""
