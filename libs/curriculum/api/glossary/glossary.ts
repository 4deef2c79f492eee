import { Injectable } from '@nestjs/common';
import { glossaryPattern, type GlossaryWord } from '@pijar/curriculum/contracts';
import { assetFolder } from '@pijar/shared/api';
import { readGlossary } from './read-glossary';

interface Entry extends GlossaryWord {
  pattern: RegExp;
}

/** The words that lessons explain. Read once: the file comes with the build. */
@Injectable()
export class Glossary {
  private entries: Promise<Entry[]> | undefined;

  /** The words of the glossary that stand in this text, in the glossary's order. */
  async wordsIn(text: string): Promise<GlossaryWord[]> {
    this.entries ??= this.read();
    return (await this.entries)
      .filter(({ pattern }) => pattern.test(text))
      .map(({ word, meaning }) => ({ word, meaning }));
  }

  private async read(): Promise<Entry[]> {
    const words = await readGlossary(assetFolder('libs/curriculum/pack'));
    return words.map((each) => ({ ...each, pattern: glossaryPattern(each.word) }));
  }
}
