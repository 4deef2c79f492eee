export * from './app-shell';
export {
  FACT_KIND,
  FACT_SCHEMA,
  factChannel,
  type FactPayload,
  type NewFact,
} from './fact-channel';
export { factFace } from './fact-face';
export * from './media-shelf';
export * from './fetch-media';
