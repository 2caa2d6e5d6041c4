"""What a run's numbers say, in plain words, each with the numbers it rests on and, of a warning, what helps."""
