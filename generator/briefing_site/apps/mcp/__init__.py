"""The server of the Model Context Protocol: the published site for programs that ask, over stdin and stdout.

1. `lines` reads messages, one a line, with a limit.
2. `session` answers them: it knows JSON-RPC and the protocol, and nothing of sites.
3. `site_tools` and `site_resources` are what it offers; `asked` reads the site when the first question comes.

The protocol's own library would bring a web framework, a validator and an event loop with it, to answer one
client, one line at a time. What is needed of the protocol is this small.
"""
