import { Controller } from '@nestjs/common';
import { CurrentActor } from '@pijar/identity/api';
import type { Actor } from '@pijar/identity/contracts';
import * as routes from '@pijar/mentoring/contracts';
import * as schemas from '@pijar/mentoring/schemas';
import { In, Operation, type Input } from '@pijar/shared/api';
import type * as z from 'zod';
import { ContactsService } from './contacts.service';
import { ConversationQuery } from './conversation.query';
import { MessagesService } from './messages.service';

@Controller()
export class ConversationController {
  constructor(
    private readonly views: ConversationQuery,
    private readonly messages: MessagesService,
    private readonly contacts: ContactsService,
  ) {}

  @Operation(routes.listConversations, {
    summary: 'Whom I accompany, unread first',
    access: ['facilitator'],
    response: schemas.CoachConversations,
  })
  list(@CurrentActor() actor: Actor) {
    return this.views.list(actor);
  }

  @Operation(routes.showConversation, {
    summary: 'What the two of a pair wrote to each other, the newest of it',
    access: 'person',
    params: schemas.MembershipParams,
    response: schemas.Conversation,
  })
  show(@CurrentActor() actor: Actor, @In() { params }: Input<typeof routes.showConversation>) {
    return this.views.show(actor, params.membershipId);
  }

  @Operation(routes.listEarlierMessages, {
    summary: 'What they wrote before',
    access: 'person',
    params: schemas.MembershipParams,
    query: schemas.EarlierQuery,
    response: schemas.EarlierMessages,
  })
  earlier(
    @CurrentActor() actor: Actor,
    @In() { params, query }: Input<typeof routes.listEarlierMessages>,
  ) {
    return this.views.earlier(actor, params.membershipId, query.before);
  }

  @Operation(routes.sendMessage, {
    summary: 'Write to the other one of the pair; the same id again says nothing twice',
    access: 'person',
    params: schemas.MembershipParams,
    body: schemas.MessageDraft,
    response: schemas.MessageView,
  })
  send(
    @CurrentActor() actor: Actor,
    @In()
    {
      params,
      body,
    }: Input<typeof routes.sendMessage> & {
      body: z.output<typeof schemas.MessageDraft>;
    },
  ) {
    return this.messages.send(actor, params.membershipId, body);
  }

  @Operation(routes.readMessages, {
    summary: 'I have read what the other one wrote, up to here',
    access: 'person',
    params: schemas.MembershipParams,
    body: schemas.ReadUpTo,
  })
  read(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.readMessages>) {
    return this.messages.read(actor, params.membershipId, body.turn);
  }

  @Operation(routes.shareEarlier, {
    summary: 'Let my coach read what I wrote with those before, or no longer',
    access: 'person',
    params: schemas.MembershipParams,
    body: schemas.SharingBody,
  })
  share(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.shareEarlier>) {
    return this.messages.share(actor, params.membershipId, body.isShared);
  }

  @Operation(routes.noteContact, {
    summary: 'Note that we met, called or wrote elsewhere',
    access: ['facilitator'],
    params: schemas.MembershipParams,
    body: schemas.ContactDraft,
    response: schemas.ContactView,
  })
  note(@CurrentActor() actor: Actor, @In() { params, body }: Input<typeof routes.noteContact>) {
    return this.contacts.note(actor, params.membershipId, body);
  }

  @Operation(routes.showCoachSetting, {
    summary: 'Under which number my participants may reach me',
    access: ['facilitator'],
    response: schemas.CoachSetting,
  })
  setting(@CurrentActor() actor: Actor) {
    return this.contacts.setting(actor);
  }

  @Operation(routes.changeCoachSetting, {
    summary: 'Let my participants reach me by WhatsApp, or no longer',
    access: ['facilitator'],
    body: schemas.CoachSettingBody,
    response: schemas.CoachSetting,
  })
  set(@CurrentActor() actor: Actor, @In() { body }: Input<typeof routes.changeCoachSetting>) {
    return this.contacts.set(actor, body);
  }
}
