/** Where the database is and how many connections this process may hold. */
export interface DatabaseOptions {
  url: string;
  poolSize: number;
  /** PostgreSQL's own options for each connection, e.g. `-c statement_timeout=5s`. */
  serverOptions?: string;
}

export const DATABASE = Symbol('DatabaseOptions');
