"""`python -m briefing_site` is `briefing`."""

import signal

# While it is being loaded there is nothing to clear up: whoever stops it is shown no traceback.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from briefing_site.apps.cli.main import program

if __name__ == "__main__":
    program()
