"""The views as HTML: parts of a story that any page can hold, and the drawings in them.

`parts.StoryParts` renders a part by its name and remembers what it points at; the page that holds the parts adds
`render_sources()`, the template `drawer.html.j2` and the style and script of `assets`.
"""
