import { Marked, type Token, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { mediaUrl, type MediaFile } from './pack-media';

/** What a piece of Markdown may take from around it, and whom it tells of faults. */
export interface MarkdownContext {
  /** Line of the file on which the text begins. */
  firstLine: number;
  media: (name: string) => MediaFile | undefined;
  fault: (line: number, sentence: string) => void;
}

export interface RenderedMarkdown {
  html: string;
  /** As written, but pictures name their address: what a phone may keep and a voice may read. */
  markdown: string;
  /** Words that a voice reads aloud. */
  words: number;
  headings: string[];
}

const widestTable = 3;
/** Bytes from which a picture is not fetched by itself. */
export const heavyPicture = 60 * 1024;

/**
 * Checks and renders the Markdown of a pack: headings of level 2 and 3, paragraphs, lists, quotes, small tables, bold, italic,
 * pictures of the module and https links. The HTML is sanitised.
 */
export function renderMarkdown(text: string, context: MarkdownContext): RenderedMarkdown {
  const lineOf = lineFinder(text, context.firstLine);
  const headings: string[] = [];
  const marked = new Marked({ gfm: true });
  const tokens = marked.lexer(text);
  marked.walkTokens(tokens, (token) => {
    const sentence = faultOf(token as Tokens.Generic, context);
    if (sentence) context.fault(lineOf(token), sentence);
    if (token.type === 'heading') headings.push((token as Tokens.Heading).text);
  });
  marked.use({
    renderer: {
      image: ({ href, text: alt }) => pictureHtml(context.media(href), alt),
      link({ href, tokens: inner }) {
        const label = this.parser.parseInline(inner);
        return `<a href="${escaped(href)}" rel="noopener" target="_blank">${label}</a>`;
      },
    },
  });
  const html = sanitizeHtml(marked.parser(tokens), allowed).trim();
  return {
    html,
    markdown: text.replace(/\]\((media\/[^)]+)\)/g, (whole, name: string) => {
      const file = context.media(name);
      return file ? `](${mediaUrl(file.hash)})` : whole;
    }),
    words: html
      .replace(/<[^>]+>/g, ' ')
      .split(/\s+/)
      .filter(Boolean).length,
    headings,
  };
}

function faultOf(token: Tokens.Generic, context: MarkdownContext): string | null {
  switch (token.type) {
    case 'html':
      return 'HTML is not allowed in Markdown.';
    case 'heading':
      return token['depth'] === 2 || token['depth'] === 3
        ? null
        : 'Headings have two or three hashes (## or ###).';
    case 'code':
    case 'codespan':
      return 'Code is not allowed; indented lines count as code too.';
    case 'table':
      return (token as Tokens.Table).header.length > widestTable
        ? `A table has at most ${widestTable} columns, so that it fits on a phone.`
        : null;
    case 'link':
      return /^(https:\/\/|tel:|mailto:)/.test(String(token['href']))
        ? null
        : 'A link begins with https://.';
    case 'image':
      return pictureFault(token as Tokens.Image, context);
    default:
      return null;
  }
}

function pictureFault(image: Tokens.Image, context: MarkdownContext): string | null {
  if (!image.href.startsWith('media/')) return 'A picture lies in the media folder of its module.';
  if (!context.media(image.href)) return `There is no file ${image.href} in this module.`;
  return image.text.trim() ? null : 'A picture needs words between the brackets (alt text).';
}

function pictureHtml(file: MediaFile | undefined, alt: string): string {
  if (!file) return '';
  const { width = 320, height = 180 } = file.size ?? {};
  // A heavy one is fetched when she asks for it; until then the phone says what it costs.
  const source =
    file.data.length > heavyPicture
      ? `data-src="${mediaUrl(file.hash)}" data-bytes="${file.data.length}"`
      : `src="${mediaUrl(file.hash)}"`;
  return `<img ${source} alt="${escaped(alt)}" width="${width}" height="${height}" loading="lazy">`;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'h2', 'h3', 'ul', 'ol', 'li', 'strong', 'em', 'blockquote', 'br', 'hr', 'del'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'img', 'a'],
  ],
  allowedAttributes: {
    a: ['href', 'rel', 'target'],
    img: ['src', 'data-src', 'data-bytes', 'alt', 'width', 'height', 'loading'],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
  },
  allowedSchemes: ['https', 'tel', 'mailto'],
};

/** Tokens carry no positions, but their raw text does: it is found from the last place on, in reading order. */
function lineFinder(text: string, firstLine: number): (token: Token) => number {
  let cursor = 0;
  return (token) => {
    const start = token.raw.trim().split('\n')[0] ?? '';
    const at = text.indexOf(start, cursor);
    if (at >= 0) cursor = at;
    return firstLine + text.slice(0, cursor).split('\n').length - 1;
  };
}
