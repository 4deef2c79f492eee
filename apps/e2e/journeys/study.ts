import type { Visitor } from '../browser';

/** The three lessons of the first module, one after the other, from the first that is open. */
export async function readThreeLessons({ page }: Visitor): Promise<void> {
  for (let lesson = 0; lesson < 3; lesson++) {
    const title = await page.locator('pijar-lesson-face h1').innerText();
    await page.getByRole('button', { name: 'Selesai, lanjut' }).click();
    await page.locator('main h1', { hasNotText: title }).waitFor();
  }
}

/** The quiz of the first module, with one answer wrong: she is told why and passes all the same. */
export async function answerQuiz({ page }: Visitor): Promise<void> {
  const goOn = () => page.locator('pijar-quiz-face button.big').click();
  await page.getByRole('button', { name: 'Mulai kuis' }).click();
  await page.getByRole('button', { name: 'Ingin segera punya banyak pelanggan.' }).click();
  await page.getByText('Belum tepat').waitFor();
  await goOn();
  await page.getByRole('button', { name: 'Mengatur waktu, belanja' }).click();
  await goOn();
  for (const choice of ['Apa yang ingin dicapai', 'Berapa banyaknya', 'Kapan tercapai']) {
    await page.getByLabel(choice).check();
  }
  await page.getByRole('button', { name: 'Periksa jawaban' }).click();
  await goOn();
  await page.getByRole('textbox').fill('200');
  await page.getByRole('button', { name: 'Periksa jawaban' }).click();
  await goOn();
  await page.getByRole('button', { name: 'Membuat 10 bungkus dodol' }).click();
  await goOn();
  await page.getByRole('button', { name: 'Menyepakati percobaan kecil' }).click();
  await goOn();
  await page.getByText('5 dari 6 jawaban benar').waitFor();
  await goOn();
}

/** Writes in the composer and presses Kirim. */
export async function sendWords({ page }: Visitor, words: string): Promise<void> {
  await page.getByLabel('Tulisan', { exact: true }).fill(words);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
}
