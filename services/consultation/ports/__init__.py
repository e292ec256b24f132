"""What reaches out of the service: here, files of acts, which are read in a process of its own."""
