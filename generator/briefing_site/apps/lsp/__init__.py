"""The language server of `briefing lsp`: answers what an editor asks about the files of a site.

1. `handlers` and `file_answers` have a function for each message of the protocol, and `server` the state
   between messages.
2. `complete`, `hover`, `navigate`, `rename` and `quick_fixes` answer in plain values. They take a
   `SiteMoment` and an offset in a text, and know nothing of the protocol. So do `outline`, `folding`,
   `document_links`, `note_numbers`, `cited_by` and `find_symbols`, which are of a file or a site as a whole.
3. `protocol_values` turns plain values into those of the protocol.
"""
