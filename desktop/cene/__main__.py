"""The program `cene`."""

from cene.cli import main

if __name__ == "__main__":
    main()
