"""Pages and lists made from other pages and data: menu, news, site map, sources, first aid."""
