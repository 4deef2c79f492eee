// What is shown of work that was handed in, fetched together once there is an attempt.
export { AttemptWork } from '../work/attempt-work';
export { FeedbackCard } from './feedback/feedback-card';
export { StatusCard } from './status-card';
