/** @typedef {{ bytes: number, needs: string[], leadsTo: string[] }} Script what it imports at once, and what it imports when asked */

/**
 * Every script that is reached from `main`.
 * @param {string} main
 * @param {(url: string) => Promise<string>} read
 * @returns {Promise<Map<string, Script>>}
 */
export async function graphOf(main, read) {
  const graph = new Map();
  const waiting = [main];
  while (waiting.length > 0) {
    const url = waiting.pop();
    if (graph.has(url)) continue;
    const text = await read(url);
    const found = (pattern) => [...text.matchAll(pattern)].map(([, name]) => `/${name}`);
    const leadsTo = found(/\bimport\(["'`]\.\/([\w.-]+\.js)["'`]\)/g);
    const needs = found(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g);
    graph.set(url, { bytes: text.length, needs, leadsTo });
    waiting.push(...needs, ...leadsTo);
  }
  return graph;
}

/** Everything that `url` needs before it runs, itself included. */
function closure(graph, url, seen = new Set()) {
  if (seen.has(url)) return seen;
  seen.add(url);
  for (const next of graph.get(url).needs) closure(graph, next, seen);
  return seen;
}

/** The pages of an area: what its list of routes leads to at once, but for what everybody has from the start. */
function pagesOf(graph, routes, initial) {
  const own = [...closure(graph, routes)].filter((url) => !initial.has(url));
  return new Set(own.flatMap((url) => graph.get(url).leadsTo));
}

/** Where somebody may come in who has nothing of the product yet. */
const DOORS = /^\/(start|sign-in|activation|verify|verification)-page-/;
/** What participants begin with: a page with what it fetches by itself. Pieces that the same of these need travel together. */
const BEGINNINGS = {
  shell: /^\/(outbox-engine|phone|on-this-phone|bell)-/,
  home: /^\/(home-page|home-check-in|home-actions|certificate-card|coming-meetings|open-clinics)-/,
  'works-here': /^\/works-here-slot-/,
  module: /^\/module-page-/,
  'hand-in': /^\/assignment-/,
};
/** Pieces that so many pages of an area share travel in the area's one file… */
const SHARED_BY = { public: 3, participant: 4, staff: 4 };
/** …unless they are so large that whoever can do without them should. Bytes. */
const LARGE = 12_000;

/**
 * Which shared pieces travel together: those of the start, then what public, participants' and staff's pages share, then what a
 * quarter of all pages need, then what the same of the participants' beginnings need. What a wider area has is in no narrower one,
 * so that nobody fetches another area's file.
 * @returns {Map<string, Set<string>>} names of files to their pieces
 */
export function areasOf(graph, main, frameworkBytes) {
  const asked = new Set([...graph.values()].flatMap(({ leadsTo }) => leadsTo));
  const isShared = (url) => url !== main && !asked.has(url);
  const routes = (name) => [...asked].find((url) => url.startsWith(`/${name}.routes-`));
  const areas = new Map();
  const taken = new Set();
  const isAhead = (url) => taken.has(url) || url === main;
  const isSmall = (url) => graph.get(url).bytes < LARGE;
  const take = (name, urls) => {
    const pieces = new Set([...urls].filter((url) => isShared(url) && !isAhead(url)));
    // A file may need only what was fetched before it: two files that need each other would run in the wrong order.
    const isLoose = (url) =>
      !graph.get(url).needs.every((need) => isAhead(need) || pieces.has(need));
    for (let loose = [...pieces].filter(isLoose); loose.length > 0;) {
      for (const url of loose) pieces.delete(url);
      loose = [...pieces].filter(isLoose);
    }
    if (pieces.size < 2) return;
    for (const url of pieces) taken.add(url);
    areas.set(name, pieces);
  };
  const initial = closure(graph, main);
  const framework = [...initial].filter((url) => graph.get(url).bytes >= frameworkBytes);
  take(
    'framework',
    framework.flatMap((url) => [...closure(graph, url)]),
  );
  take('start', initial);
  const usesOf = (pages) => {
    const uses = new Map();
    for (const page of pages) {
      for (const url of closure(graph, page)) uses.set(url, (uses.get(url) ?? 0) + 1);
    }
    return uses;
  };
  const doors = usesOf([...asked].filter((url) => DOORS.test(url)));
  for (const name of ['public', 'participant', 'staff']) {
    const isDoor = name === 'public';
    const uses = isDoor ? doors : usesOf(pagesOf(graph, routes(name), initial));
    const shared = [...uses].filter(
      ([url, count]) => count >= SHARED_BY[name] && (isDoor || !doors.has(url)),
    );
    const small = shared.map(([url]) => url).filter(isSmall);
    const needed = [...closure(graph, routes(name))].filter((url) => isDoor || !doors.has(url));
    take(name, [...needed, ...small]);
  }
  const everywhere = [...usesOf(asked)].filter(([, count]) => count > asked.size / 4);
  take('common', everywhere.map(([url]) => url).filter(isSmall));
  for (const [name, urls] of usedAlike(graph, asked)) {
    take(
      name,
      urls.filter((url) => isSmall(url) && !doors.has(url)),
    );
  }
  return areas;
}

/** Shared pieces by the beginnings that need them, named after those; what more of them need comes first. */
function usedAlike(graph, asked) {
  const usedBy = new Map();
  for (const [name, pages] of Object.entries(BEGINNINGS)) {
    const roots = [...asked].filter((url) => pages.test(url));
    if (roots.length === 0) throw new Error(`tools/web-areas.mjs: no page is ${pages}.`);
    const needed = new Set(roots.flatMap((url) => [...closure(graph, url)]));
    for (const url of needed) usedBy.set(url, [...(usedBy.get(url) ?? []), name]);
  }
  const alike = Map.groupBy(usedBy.keys(), (url) => `of-${usedBy.get(url).join('-and-')}`);
  const width = ([, [url]]) => usedBy.get(url).length;
  return [...alike].sort((one, other) => width(other) - width(one));
}
