# The project's commands. Each says what it does in the comment behind it; `make` alone lists them.

.PHONY: help demo test bench docs fuzz

help: # list these commands
	@sed -n 's/^\([a-z]*\):.*# \(.*\)/make \1\t\2/p' Makefile | expand -t 14

demo: # play a council in the browser
	go run ./cmd/gremium demo

test: # check and test everything, on real servers; installs what is missing
	@bash .ci/test.sh

bench: # measure against the targets
	@bash .ci/bench.sh

docs: # write the table of commands into the README again
	go run ./cmd/gremium docs -w README.md

fuzz: # fuzz each target for FUZZTIME (default 30s); FUZZ=name for some only
	@bash .ci/fuzz.sh
