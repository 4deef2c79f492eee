/** A voice as VoiceView, or null. @param id SQL of its id */
export const voiceJson = (id: string): string => `(select json_build_object(
    'id', v.id, 'seconds', v.seconds, 'bytes', v.bytes, 'type', v.type)
  from feedback_voice v where v.id = ${id})`;

/** SQL condition: a draft, a sent decision or feedback names voice `v`; feedback on restricted work too, whose sound must not be swept. */
export const isNamed = `(exists (select from feedback_draft n where n.voice_id = v.id)
  or exists (select from sent_decision n where n.voice_id = v.id)
  or exists (select from every_feedback n where n.voice_id = v.id))`;
