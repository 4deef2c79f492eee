// Which scripts a page asks for one after the other (routes, then the page, then its words), so that the server can name them all
// with the first answer: apps/web/first-loads.json lists the sources, the packing writes the built names to dist/web/first-loads.json.
import path from 'node:path';

/**
 * @param {Record<string, string[]>} table pages (`/masuk`, or `/belajar/langkah/*`) to sources
 * @param {{ outputs: Record<string, { entryPoint?: string }> }} stats what the builder made of which source
 * @param {import('rolldown').OutputChunk[]} chunks
 * @returns {Record<string, string[]>} pages to names of files; `""`: those that every page has from the start, which the others leave out
 */
export function firstLoads(table, stats, chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const built = Object.entries(stats.outputs).filter(([, { entryPoint }]) => entryPoint);
  const builtOf = new Map(built.map(([file, { entryPoint }]) => [entryPoint, path.basename(file)]));
  const closure = (chunk, seen = new Set()) => {
    if (seen.has(chunk.fileName)) return seen;
    seen.add(chunk.fileName);
    for (const name of chunk.imports) closure(byName.get(name), seen);
    return seen;
  };
  const initial = closure(chunks.find(({ isEntry }) => isEntry));
  const chunkOf = (source) => {
    const file = builtOf.get(source);
    const found = chunks.find(
      ({ facadeModuleId }) => facadeModuleId && path.basename(facadeModuleId) === file,
    );
    if (!found) throw new Error(`apps/web/first-loads.json: nothing loads ${source} by itself.`);
    return found;
  };
  const pages = Object.entries(table).map(([page, sources]) => {
    const needed = new Set(sources.flatMap((source) => [...closure(chunkOf(source))]));
    return [page, [...needed].filter((name) => !initial.has(name))];
  });
  return { '': [...initial], ...Object.fromEntries(pages) };
}
