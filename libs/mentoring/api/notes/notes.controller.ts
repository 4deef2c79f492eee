import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/mentoring/contracts';
import * as schemas from '@pijar/mentoring/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import { NotesQuery } from './notes.query';
import { NotesService } from './notes.service';

/** Whoever may have to do with a note at all; which ones is asked each time. */
const writerRoles = ['facilitator', 'officer', 'admin', 'safeguarding'] as const;

@Controller()
export class NotesController {
  constructor(
    private readonly notes: NotesService,
    private readonly views: NotesQuery,
  ) {}

  @Operation(routes.listNotes, {
    summary: 'Sensitive notes about one participant, without their words',
    access: writerRoles,
    params: schemas.MembershipParams,
    response: schemas.SensitiveNotes,
  })
  list(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.listNotes>) {
    return this.views.list(actor, params.membershipId);
  }

  @Operation(routes.writeNote, {
    summary: 'Write a sensitive note, or write it anew',
    access: writerRoles,
    params: schemas.NoteParams,
    body: schemas.NoteInput,
    response: schemas.SensitiveNote,
  })
  write(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.writeNote>) {
    return this.notes.write(actor, params.membershipId, params.noteId, body.text);
  }

  @Operation(routes.openNote, {
    summary: 'Read a sensitive note; the look is logged, and so is one that is refused',
    // Whoever else tries is written down too.
    access: 'person',
    params: schemas.OneNoteParams,
    response: schemas.NoteText,
    status: 200,
  })
  open(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.openNote>) {
    return this.notes.open(actor, params.noteId);
  }

  @Operation(routes.removeNote, {
    summary: 'Take a sensitive note away',
    access: writerRoles,
    params: schemas.OneNoteParams,
  })
  remove(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.removeNote>) {
    return this.notes.remove(actor, params.noteId);
  }

  @Operation(routes.listNotedPeople, {
    summary: 'About whom there are sensitive notes that I may read as a safeguarding person',
    access: ['safeguarding', 'admin'],
    response: schemas.NotedPeople,
  })
  people(@CurrentActor() actor: Actor) {
    return this.views.people(actor);
  }
}
