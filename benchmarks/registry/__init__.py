"""The registry with a whole country in it: importing the national register."""
