import { renderMarkdown } from './markdown';
import { AssignmentFile } from './pack-format';
import type { PackFaults } from './pack-fault';
import type { PackMedia } from './pack-media';
import type { PackStep } from './pack';
import { noteRepeated } from './quiz-questions';
import { YamlSource } from './yaml-source';

const highestLevel = 3;

/** Reads `assignment.yaml`. Null after faults of form. */
export function readAssignment(
  file: string,
  text: string,
  media: PackMedia,
  faults: PackFaults,
): PackStep | null {
  const source = new YamlSource(file, text, faults);
  const work = source.read(AssignmentFile);
  if (!work) return null;
  noteRepeated(work.rubric.criteria, ['rubric', 'criteria'], source, 'criterion');
  const most = work.rubric.criteria.length * highestLevel;
  if (work.rubric.pass_total > most) {
    source.fault(['rubric', 'pass_total'], `Nobody can reach more than ${most} points.`);
  }
  if (!work.accepts.includes(work.suggested)) {
    source.fault(['suggested'], `\`${work.suggested}\` is not among what is accepted.`);
  }
  const example = renderMarkdown(work.good_example, {
    firstLine: source.line(['good_example']) + 1,
    media: (name) => media.take(name),
    fault: (line, sentence) => faults.add(file, line, sentence),
  });
  const { criteria, pass_total, pass_each } = work.rubric;
  return {
    code: work.code,
    title: work.title,
    minutes: work.minutes,
    isRequired: true,
    dueAfterDays: work.due_after_days,
    kind: 'assignment',
    body: {
      brief: work.brief,
      accepts: work.accepts,
      suggested: work.suggested,
      goodExampleHtml: example.html,
      rubric: { criteria, passTotal: pass_total, passEach: pass_each },
      phrases: work.phrases,
    },
  };
}
