"""The views: all that a template may read, one frozen value per page.

Every `href` is ready to print: relative to the page and naming a file. Every `Markup` is finished
HTML; all other text is plain and is escaped by the template. A page is rendered anew exactly when
its view, the theme or the generator has changed, so a view holds every input of its page.
"""
