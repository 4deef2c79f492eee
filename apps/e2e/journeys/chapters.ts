/** Tests that tell one story: once one of them has failed, the ones after it fail at once instead of waiting in vain. */
export function chapters(): (title: string, tell: () => Promise<void>) => void {
  let failed: string | null = null;
  return (title, tell) =>
    it(title, async () => {
      if (failed) throw new Error(`Not tried, because of “${failed}”.`);
      failed = title;
      await tell();
      failed = null;
    });
}
