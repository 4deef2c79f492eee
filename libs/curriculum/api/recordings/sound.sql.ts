import { mediaUrl } from '../pack/pack-media';

/** SQL of the LessonSound of a recording `r` that is ready. */
export const soundJson = `(
  select jsonb_strip_nulls(jsonb_build_object(
           'url', '${mediaUrl('')}' || s.hash, 'seconds', r.seconds, 'bytes', s.bytes,
           'transcript', r.transcript,
           'opus', case when o.hash is not null then jsonb_build_object(
                     'url', '${mediaUrl('')}' || o.hash, 'type', o.type, 'bytes', o.bytes) end))
    from lesson_recording_sound s
    left join lesson_recording_sound o on o.recording_id = s.recording_id and o.format = 'opus'
   where s.recording_id = r.id and s.format <> 'opus')`;
