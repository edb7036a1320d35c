"""The page: an account as one HTML file that opens anywhere, without network and without a script if need be."""

from sayso.tell.page.layouts import Layout, lay_out_speaker, lay_out_two
from sayso.tell.page.rendering import render_page, write_page

__all__ = ["Layout", "lay_out_speaker", "lay_out_two", "render_page", "write_page"]
