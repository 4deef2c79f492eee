/** What Cache Storage does with addresses, for specs. */
export class CachesInMemory {
  readonly kept = new Map<string, Map<string, Response>>();

  /** Takes the place of the browser's own. */
  static install(): CachesInMemory {
    const own = new CachesInMemory();
    Object.assign(globalThis, { caches: own });
    return own;
  }

  async open(name: string) {
    const rows = this.kept.get(name) ?? new Map<string, Response>();
    this.kept.set(name, rows);
    return {
      match: async (url: string) => rows.get(url)?.clone(),
      put: async (url: string, answer: Response) => {
        const copy = new Response(await answer.arrayBuffer(), { headers: answer.headers });
        rows.set(url, copy);
      },
      keys: async () => [...rows.keys()].map((url) => ({ url })),
      delete: async (each: string | { url: string }) =>
        rows.delete(typeof each === 'string' ? each : each.url),
    };
  }

  async match(url: string): Promise<Response | undefined> {
    for (const rows of this.kept.values()) if (rows.has(url)) return rows.get(url)!.clone();
    return undefined;
  }

  addresses(name: string): string[] {
    return [...(this.kept.get(name)?.keys() ?? [])];
  }
}
