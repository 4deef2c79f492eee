import type { Page } from 'playwright-core';

/** Draws a red ring on the first photo and writes a note to it, by the keyboard alone. */
export async function markPhoto(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Perbesar foto 1 dari 1' }).click();
  await page.getByRole('button', { name: 'Pena merah' }).click();
  await page.getByRole('button', { name: 'Pena merah', pressed: true }).waitFor();
  const stage = (await page.locator('pijar-photo-stage').boundingBox())!;
  const at = (x: number, y: number) =>
    [stage.x + x * stage.width, stage.y + y * stage.height] as const;
  await page.mouse.move(...at(0.56, 0.4));
  await page.mouse.down();
  for (let turn = 0; turn <= 24; turn++) {
    const angle = (turn * Math.PI) / 12;
    await page.mouse.move(...at(0.62 + 0.12 * Math.cos(angle), 0.55 + 0.3 * Math.sin(angle)));
  }
  await page.mouse.up();
  await page.keyboard.press('c');
  await page.keyboard.type(note);
  await page.keyboard.press('Enter');
}

/** Records two seconds as the voice of the feedback. */
export async function recordVoice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Rekam catatan suara' }).click();
  await page.getByRole('button', { name: 'Mulai merekam' }).click();
  await page.getByRole('timer').getByText('0:02').waitFor();
  await page.getByRole('button', { name: 'Selesai', exact: true }).click();
  await page.getByRole('button', { name: 'Pakai rekaman ini' }).click();
  await page.getByRole('button', { name: 'Hapus catatan suara' }).waitFor();
}

/** The rubric at its `level` from the left, from 0, and both texts. */
export async function writeFeedback(
  page: Page,
  level: number,
  words: { good: string; change?: string },
): Promise<void> {
  await page.locator('pijar-feedback-form').waitFor();
  for (const criterion of await page.locator('pijar-rubric-form fieldset').all()) {
    await criterion.locator('label').nth(level).click();
  }
  await page.getByLabel('Yang sudah baik', { exact: true }).fill(words.good);
  if (words.change) {
    await page.getByLabel('Yang perlu diperbaiki', { exact: true }).fill(words.change);
  }
}
