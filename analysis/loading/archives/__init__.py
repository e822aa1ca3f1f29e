"""Inputs that hold other inputs, and packed ones: ZIP, tar, gzip and its kin, WARC, told apart from office files."""
