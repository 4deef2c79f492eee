import { FACT_KIND, factFace } from '@pijar/learning/phone';
import type { DeedFaces } from '@pijar/shared/web';

/** How deeds look in “Belum terkirim”: each context adds its kinds with one line. */
export const deeds: DeedFaces = { [FACT_KIND]: factFace };
