/** Where the database is and how many connections this process may hold. */
export interface DatabaseOptions {
  url: string;
  poolSize: number;
}

export const DATABASE = Symbol('DatabaseOptions');
