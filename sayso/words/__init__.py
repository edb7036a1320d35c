"""Knowledge as data files: one `.toml` a subject with a module of the same name that gives its entries as records."""
