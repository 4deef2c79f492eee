const longest = 120;

/**
 * A file's name as it may be shown and offered for saving: no folders, no control characters, nothing that turns the direction of
 * writing (a name must not look as if it ended in another way), at most 120 characters.
 */
export function tidyFileName(name: string): string {
  const tidy = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [...tidy].slice(0, longest).join('') || 'berkas';
}

/** The name with the ending that its content has, for `Content-Disposition` (RFC 6266). */
export function dispositionOf(name: string, extension: string, isInline: boolean): string {
  const stem = name.replace(/\.[^.]{1,8}$/, '') || 'berkas';
  const full = `${stem}.${extension}`;
  const plain = full.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(full).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isInline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
