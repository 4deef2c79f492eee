import { Controller } from '@nestjs/common';
import { clearHoliday, listHolidays, setHoliday } from '@pijar/cohorts/contracts';
import {
  HolidayInput,
  HolidayParams,
  HolidaysParams,
  HolidaysQuery,
  HolidaysView,
} from '@pijar/cohorts/schemas';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import { In, Operation, type Input } from '@pijar/shared/api';
import { leadRoles } from '../access';
import { HolidaysService } from './holidays.service';

@Controller()
export class HolidaysController {
  constructor(private readonly holidays: HolidaysService) {}

  @Operation(listHolidays, {
    summary: 'The holidays of an organisation in a year',
    access: leadRoles,
    params: HolidaysParams,
    query: HolidaysQuery,
    response: HolidaysView,
  })
  list(@CurrentActor() actor: Actor, @In() { params, query }: Input<typeof listHolidays>) {
    return this.holidays.list(actor, params.organisationId, query.year);
  }

  @Operation(setHoliday, {
    summary: 'Make a day a holiday, or a working day',
    access: leadRoles,
    params: HolidayParams,
    body: HolidayInput,
    response: HolidaysView,
  })
  set(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof setHoliday>) {
    return this.holidays.set(actor, params, body);
  }

  @Operation(clearHoliday, {
    summary: 'Take back what the organisation said of a day',
    access: leadRoles,
    params: HolidayParams,
    response: HolidaysView,
  })
  clear(@CurrentActor() actor: Actor, @In() { params }: Input<typeof clearHoliday>) {
    return this.holidays.clear(actor, params);
  }
}
