import { Module } from '@nestjs/common';
import { IdentityApiModule } from '@pijar/identity/api';
import { NoteAccess } from './note-access';
import { NotesController } from './notes.controller';
import { NotesOfPerson } from './notes-of-person';
import { NotesQuery } from './notes.query';
import { NotesService } from './notes.service';

/** Sensitive notes: narrow access, sealed with a key from outside the database. */
@Module({
  imports: [IdentityApiModule],
  controllers: [NotesController],
  providers: [NoteAccess, NotesQuery, NotesService, NotesOfPerson],
})
export class NotesModule {}
