// What main prints when it serves the embedded database: said plainly, because nothing in the answers shows it.
export const EMBEDDED_NOTICE =
  'embedded database (PGlite): it does not fsync, so a crash of the machine may lose or damage the latest writes; ' +
  'it serves one connection. For anything you must not lose, set DATABASE_URL to a PostgreSQL server.';
