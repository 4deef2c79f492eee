import type { LessonBody } from '@pijar/curriculum/contracts';
import { renderMarkdown, type RenderedMarkdown } from './markdown';
import { LessonFrontMatter, longestLesson } from './pack-format';
import type { PackFaults } from './pack-fault';
import { mediaUrl, type PackMedia } from './pack-media';
import type { PackStep } from './pack';
import { YamlSource } from './yaml-source';

/** How fast a lesson is read aloud. */
const wordsPerMinute = 110;
const closing = ['Ingat', 'Coba sekarang'];

/** Reads one lesson file: YAML front matter between two lines of `---`, then Markdown. Null after faults. */
export function readLesson(
  file: string,
  text: string,
  media: PackMedia,
  faults: PackFaults,
): PackStep | null {
  const parts = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text);
  if (!parts) {
    faults.add(file, 1, 'A lesson begins with front matter between two lines of three hyphens.');
    return null;
  }
  const [, front = '', markdown = ''] = parts;
  const source = new YamlSource(file, front, faults, 2);
  const head = source.read(LessonFrontMatter);
  const bodyLine = front.split('\n').length + 2;
  const rendered = renderMarkdown(markdown, {
    firstLine: bodyLine,
    media: (name) => media.take(name),
    fault: (line, sentence) => faults.add(file, line, sentence),
  });
  checkShape(rendered, (sentence) => faults.add(file, bodyLine, sentence));
  if (!head) return null;
  const audio = head.audio ? audioOf(head.audio, source, media) : null;
  return {
    code: head.code,
    title: head.title,
    minutes: head.minutes,
    isRequired: head.required,
    dueAfterDays: null,
    kind: 'lesson',
    body: {
      summary: head.summary,
      markdown: rendered.markdown,
      html: rendered.html,
      checked: head.checked ?? null,
      audio,
      video: head.video ?? null,
    },
  };
}

function checkShape(rendered: RenderedMarkdown, fault: (sentence: string) => void): void {
  const minutes = rendered.words / wordsPerMinute;
  if (minutes > longestLesson) {
    fault(
      `The lesson takes ${Math.ceil(minutes)} minutes read aloud (${rendered.words} words); at most ${longestLesson}. Split it.`,
    );
  }
  const last = rendered.headings.slice(-2);
  if (last.join('/') !== closing.join('/')) {
    fault('A lesson ends with the headings "## Ingat" and "## Coba sekarang".');
  }
}

/** What every phone plays, and what takes less data where it can be played. */
const soundTypes = { file: ['audio/mpeg', 'audio/mp4'], opus: ['audio/ogg', 'audio/webm'] };

function audioOf(
  audio: { file: string; opus?: string; seconds: number; transcript: string },
  source: YamlSource,
  media: PackMedia,
): LessonBody['audio'] {
  const take = (field: 'file' | 'opus', name: string) => {
    const file = media.take(name);
    if (!file) source.fault(['audio', field], `There is no sound ${name} in this module.`);
    else if (!soundTypes[field].includes(file.type)) {
      const ends = field === 'file' ? '.mp3 or .m4a' : '.opus, .ogg or .webm';
      source.fault(['audio', field], `\`${field}\` names a sound that ends with ${ends}.`);
    } else return { url: mediaUrl(file.hash), type: file.type, bytes: file.data.length };
    return undefined;
  };
  const file = take('file', audio.file);
  const opus = audio.opus === undefined ? undefined : take('opus', audio.opus);
  if (!file) return null;
  return {
    url: file.url,
    seconds: audio.seconds,
    bytes: file.bytes,
    transcript: audio.transcript,
    ...(opus ? { opus } : {}),
  };
}
