import { crowdSize, isFair, type CrowdFigures } from './crowd';

export function describeCrowd(figures: CrowdFigures, deadlocks: number): string {
  const { waiting, taken, seconds, shared, held, refused, fewest, most, p50, slowest } = figures;
  const fair = isFair(figures) && deadlocks === 0 ? 'met' : 'MISSED';
  return [
    '',
    `${crowdSize} coaches take at once from one queue of ${waiting.toLocaleString('en')}`,
    `  taken         ${taken} in ${seconds.toFixed(1)} s, ${held} held; ${shared} twice, ${refused.length} refused, ` +
      `${deadlocks} deadlocks: ${fair}`,
    ...[...new Set(refused)].slice(0, 3).map((answer) => `  refused       ${answer}`),
    `  each got      ${fewest} to ${most}; their open pages were told ${figures.told} times that work moved`,
    `  a take        p50 ${p50.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`,
    `  first page    ${figures.page.toFixed(0)} ms of this queue, ${figures.fullPage.toFixed(0)} ms of all that waits, alone`,
  ].join('\n');
}
