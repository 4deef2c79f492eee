import { readFileSync } from 'node:fs';
import path from 'node:path';
import { leaveMembership, pauseMembership, showMembership } from '@pijar/cohorts/contracts';
import { rightAnswer, type AssignmentBody, type QuizBody } from '@pijar/curriculum/contracts';
import { chooseTracks, recordFacts } from '@pijar/learning/contracts';
import { assetFolder, newId } from '@pijar/shared/api';
import { claimSubmission, decide, sendAttempt, uploadsPath } from '@pijar/submissions/contracts';
import type { Asker } from './asker';
import type { Deed } from './demo-shapes';
import { works } from './words';

export interface ProgrammeStep {
  id: string;
  code: string;
  kind: string;
  module: string | null;
  body: unknown;
}

/** Whom a deed concerns, and who answers her. */
export interface Actors {
  personId: string;
  membershipId: string;
  officerId: string;
  coachId: string;
  /** Varies what is said and scored. */
  index: number;
}

/** Does what people do, over the product's own API, at the time the clock shows. */
export class Deeds {
  private readonly files = assetFolder('apps/api/seeds/demo/files');
  private readonly byCode: Map<string, ProgrammeStep>;
  private readonly sent = new Map<string, { submissionId: string; attemptId: string }>();

  constructor(
    private readonly asker: Asker,
    private readonly steps: ProgrammeStep[],
    private readonly trackIds: Map<string, string>,
    /** By the stage's code. */
    private readonly tests: Map<string, QuizBody>,
  ) {
    this.byCode = new Map(steps.map((step) => [step.code, step]));
  }

  async do(deed: Deed, who: Actors, at: Date): Promise<void> {
    switch (deed.do) {
      case 'learn':
        return this.learn(deed, who, at);
      case 'test':
        return this.test(deed, who, at);
      case 'hand-in':
        return this.handIn(deed, who, at);
      case 'return':
      case 'accept':
        return this.answer(deed, who);
      case 'tracks':
        await this.asker.ask(who.personId, chooseTracks, {
          params: who,
          body: { moduleIds: deed.modules.map((code) => this.trackIds.get(code)!) },
        });
        return;
      case 'pause':
      case 'leave':
        return this.change(deed, who);
    }
  }

  private async learn(deed: Extract<Deed, { do: 'learn' }>, who: Actors, at: Date): Promise<void> {
    const steps = this.steps.filter((step) => step.module && deed.modules.includes(step.module));
    const facts = steps.flatMap((step) => {
      const head = { id: newId(), stepId: step.id, deviceAt: at.toISOString() };
      if (step.kind === 'lesson') return [{ ...head, kind: 'lesson_finished', payload: {} }];
      if (step.kind !== 'quiz' || deed.lessonsOnly) return [];
      const answers = answersTo(step.body as QuizBody, who.index);
      return [{ ...head, kind: 'quiz_finished', payload: { answers } }];
    });
    await this.record(who, facts);
  }

  private async test(deed: Extract<Deed, { do: 'test' }>, who: Actors, at: Date): Promise<void> {
    const { questions } = this.tests.get(deed.stage)!;
    // Before, she knows every second or third; afterwards all, or all but one.
    const isRight = (index: number) =>
      deed.moment === 'after' ? index !== who.index % 9 : index % (2 + (who.index % 2)) === 0;
    const answers = questions.map((question, index) =>
      isRight(index) ? rightAnswer(question) : wrongAnswer(question),
    );
    const head = { id: newId(), deviceAt: at.toISOString(), stageCode: deed.stage };
    const fact = { ...head, kind: 'test_finished', payload: { moment: deed.moment, answers } };
    await this.record(who, [fact]);
  }

  private async record(who: Actors, facts: { id: string }[]): Promise<void> {
    const { answers } = await this.asker.ask(who.personId, recordFacts, {
      params: who,
      body: { facts },
    });
    const refused = answers.find(({ outcome }) => outcome === 'refused');
    if (refused) throw new Error(`The demo's fact was refused: ${refused.reason}`);
  }

  private async handIn(
    deed: Extract<Deed, { do: 'hand-in' }>,
    who: Actors,
    at: Date,
  ): Promise<void> {
    const step = this.byCode.get(deed.step)!;
    const work = works[deed.step]!;
    const uploadIds: string[] = [];
    for (const name of work.files[deed.try - 1]!) {
      uploadIds.push(await this.upload(who, step.id, name));
    }
    const receipt = await this.asker.ask(who.personId, sendAttempt, {
      params: { membershipId: who.membershipId, stepId: step.id },
      body: {
        attemptId: newId(),
        text: work.texts[deed.try - 1]!,
        links: [],
        uploadIds,
        deviceAt: at.toISOString(),
      },
    });
    this.sent.set(keyOf(who, deed.step), receipt);
  }

  private async upload(who: Actors, stepId: string, name: string): Promise<string> {
    const bytes = readFileSync(path.join(this.files, name));
    const type = name.endsWith('.ogg') ? 'audio/ogg' : 'image/jpeg';
    const metadata = { name, type, membershipId: who.membershipId, stepId };
    const begun = await this.asker.send(who.personId, {
      method: 'POST',
      url: uploadsPath,
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes.length),
        'upload-metadata': Object.entries(metadata)
          .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
          .join(','),
      },
    });
    const { pathname } = new URL(String(begun.headers['location']), 'http://local');
    await this.asker.send(who.personId, {
      method: 'PATCH',
      url: pathname,
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      payload: bytes,
    });
    return pathname.slice(pathname.lastIndexOf('/') + 1);
  }

  private async answer(
    deed: Extract<Deed, { do: 'return' | 'accept' }>,
    who: Actors,
  ): Promise<void> {
    const { submissionId, attemptId } = this.sent.get(keyOf(who, deed.step))!;
    const { rubric, phrases } = this.byCode.get(deed.step)!.body as AssignmentBody;
    const isGood = deed.do === 'accept';
    await this.asker.ask(who.coachId, claimSubmission, { params: { submissionId } });
    await this.asker.ask(who.coachId, decide, {
      params: { submissionId },
      body: {
        decisionId: newId(),
        attemptId,
        decision: isGood ? 'accepted' : 'returned',
        scores: Object.fromEntries(
          rubric.criteria.map((criterion, at) => [
            criterion.code,
            isGood ? 2 + ((who.index + at) % 2) : (who.index + at) % 3,
          ]),
        ),
        good: phrases.good[who.index % phrases.good.length]!,
        change: isGood ? '' : phrases.change[who.index % phrases.change.length]!,
        marks: [],
        voiceId: null,
      },
    });
  }

  private async change(deed: Extract<Deed, { do: 'pause' | 'leave' }>, who: Actors): Promise<void> {
    const { version } = await this.asker.ask(who.officerId, showMembership, { params: who });
    await this.asker.ask(who.officerId, deed.do === 'pause' ? pauseMembership : leaveMembership, {
      params: who,
      body: { requestId: newId(), version, reason: deed.reason },
    });
  }
}

const keyOf = (who: Actors, step: string) => `${who.membershipId} ${step}`;

/** All right, or one wrong for every third person: nobody is perfect. */
const answersTo = (quiz: QuizBody, index: number) =>
  quiz.questions.map((question, at) =>
    index % 3 === 0 && at === 1 ? wrongAnswer(question) : rightAnswer(question),
  );

/** What somebody says who does not know it yet. */
function wrongAnswer(question: QuizBody['questions'][number]) {
  const head = { question: question.code };
  const right = rightAnswer(question);
  if ('number' in right) return { ...head, number: Math.round(right.number / 2) };
  if ('isTrue' in right) return { ...head, isTrue: !right.isTrue };
  if ('order' in right) return { ...head, order: right.order.toReversed() };
  if ('text' in right) return { ...head, text: 'belum tahu' };
  if ('pairs' in right) {
    const { pairs } = right;
    return {
      ...head,
      pairs: pairs.map(({ left }, at) => ({ left, right: pairs.at(at - 1)!.right })),
    };
  }
  const wrong = 'choices' in question && question.choices.find((choice) => !choice.isCorrect);
  return { ...head, choices: wrong ? [wrong.code] : [] };
}
