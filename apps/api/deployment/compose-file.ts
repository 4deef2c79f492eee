import { parse } from 'yaml';

/** What of a compose file is looked at. */
export interface ComposeFile {
  services: Record<string, Service>;
  volumes: Record<string, null>;
}

export interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: string[] | Record<string, { condition: string }>;
  volumes?: string[];
  ports?: string[];
  healthcheck?: { test: string[] };
}

const variable = /\$\{(\w+)(?::([?-])([^}]*))?\}/g;

/** Names of the variables that a compose file takes from its own environment, and whether it insists on them. */
export function variablesOf(text: string): Map<string, 'needed' | 'optional'> {
  const found = new Map<string, 'needed' | 'optional'>();
  for (const [, name, sign] of text.matchAll(variable)) {
    if (found.get(name!) !== 'needed') found.set(name!, sign === '?' ? 'needed' : 'optional');
  }
  return found;
}

/**
 * A compose file with its variables filled in, anchors and merges resolved.
 * @throws Error when it is no YAML, holds a key twice, or needs a variable that is not given
 */
export function readCompose(text: string, given: Record<string, string>): ComposeFile {
  const filled = text.replace(variable, (_, name: string, sign: string, rest: string) => {
    const value = given[name] || (sign === '-' ? rest : undefined);
    if (value === undefined) throw new Error(`The variable ${name} is needed: ${rest}`);
    return value;
  });
  return parse(filled, { merge: true, strict: true, uniqueKeys: true }) as ComposeFile;
}
