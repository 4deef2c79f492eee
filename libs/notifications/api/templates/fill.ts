const placeholder = /\{\{\s*(\w+)\s*\}\}/g;

/** Names that a text wants to be given. */
export const wantedBy = (text: string): string[] =>
  [...text.matchAll(placeholder)].map((match) => match[1]!);

/** @returns null when something that the text wants is missing */
export function fill(text: string, values: Record<string, string | undefined>): string | null {
  if (wantedBy(text).some((name) => !values[name])) return null;
  return text.replace(placeholder, (_, name: string) => values[name]!);
}
