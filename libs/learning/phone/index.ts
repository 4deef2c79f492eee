export {
  FACT_KIND,
  FACT_SCHEMA,
  factChannel,
  type FactPayload,
  type NewFact,
} from './fact-channel';
