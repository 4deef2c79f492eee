import { Controller } from '@nestjs/common';
import { staffRoles } from '@pijar/cohorts/api';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import { markAttendance, showAttendance } from '@pijar/workshops/contracts';
import {
  AttendanceAnswer,
  AttendanceBody,
  AttendanceList,
  SessionParams,
} from '@pijar/workshops/schemas';
import type * as z from 'zod';
import { AttendanceQuery } from './attendance.query';
import { AttendanceService, type Marks } from './attendance.service';

@Controller()
export class AttendanceController {
  constructor(
    private readonly attendance: AttendanceService,
    private readonly lists: AttendanceQuery,
  ) {}

  @Operation(showAttendance, {
    summary: 'The attendance list of a session',
    access: staffRoles,
    params: SessionParams,
    response: AttendanceList,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof showAttendance>) {
    return this.lists.list(actor, params.sessionId);
  }

  @Operation(markAttendance, {
    summary: 'Mark who was there; the same marks again change nothing',
    access: staffRoles,
    params: SessionParams,
    body: AttendanceBody,
    response: AttendanceAnswer,
  })
  mark(
    @CurrentActor() actor: Actor,
    @In() { params, body }: { params: z.infer<typeof SessionParams>; body: { marks: Marks } },
  ) {
    return this.attendance.mark(actor, params.sessionId, body.marks);
  }
}
