"""`python -m briefing_site` is `briefing`."""

try:
    from briefing_site.apps.cli.main import program
except KeyboardInterrupt:
    # While it is being loaded there is nothing to clear up: whoever stops it is shown no traceback.
    import os
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGINT)
    raise

if __name__ == "__main__":
    program()
