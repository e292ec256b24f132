"""What is shown of a row, and to whom, a file a subject: the public's view and the desk's part here alone."""
