"""The page: an account as one HTML file that opens anywhere, without network and without a script if need be."""

from sayso.tell.page.rendering import render_page, write_page

__all__ = ["render_page", "write_page"]
