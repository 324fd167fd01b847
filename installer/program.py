"""Where both frozen programs begin."""

import faulthandler
import sys

from ui.launch import main

if __name__ == "__main__":
    if sys.stderr is not None:  # a windowed program has none
        faulthandler.enable()
    sys.exit(main())
