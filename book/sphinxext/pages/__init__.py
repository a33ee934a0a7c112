"""What pages say beside the prose: roles, lists, charts with their menus, citations, downloads, head tags."""
