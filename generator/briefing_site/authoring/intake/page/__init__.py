"""What a web page says of itself: in its linked data, its meta elements, its markup and its text."""
