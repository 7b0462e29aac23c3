Time is up: stop now, commit, and write your report with the figures you have.
