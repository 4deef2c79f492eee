import type { FanOutFigures } from './fan-out';

/** Most MB by which the process that works may grow. */
const mostMb = 50;

export function describeFanOut(figures: FanOutFigures): string {
  const { people, answeredMs, toldSeconds, doubles, planned, before, meanwhile, grownMb } = figures;
  const once = doubles === 0 ? 'once each' : `${doubles} TOO MANY`;
  const memory = grownMb <= mostMb ? 'met' : 'MISSED';
  return [
    '',
    `fan-out of one announcement to ${people} people`,
    `  answered      after ${answeredMs.toFixed(0)} ms; in every inbox after ${toldSeconds.toFixed(1)} s, ${once}`,
    `  outside       ${planned} deliveries planned`,
    `  others        p99 ${before.toFixed(0)} ms before, ${meanwhile.toFixed(0)} ms meanwhile`,
    `  memory        +${grownMb.toFixed(0)} MB, aim ${mostMb} MB: ${memory}`,
  ].join('\n');
}
