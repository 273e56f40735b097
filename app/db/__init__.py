"""Storage: tables' base, the database threads, migrations, search index, backups."""
