/** The address as the server takes it: people leave out `https://`. */
export function asLink(typed: string): string {
  const link = typed.trim();
  return link === '' || /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`;
}

/** Whether it is an address on the web, with a name that has a dot in it. */
export function isLink(typed: string): boolean {
  const link = asLink(typed);
  if (!URL.canParse(link)) return false;
  const { protocol, hostname } = new URL(link);
  return /^https?:$/.test(protocol) && hostname.includes('.');
}
