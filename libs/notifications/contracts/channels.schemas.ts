import * as z from 'zod';
import { channels, topics } from './topics';

export const Channel = z.enum(channels);
export const Topic = z.enum(topics);
