import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { WhatsAppNews } from '@pijar/notifications/schemas';
import { Clock, problems, SETTINGS, type Settings } from '@pijar/shared/api';
import { DataSource } from 'typeorm';

/** What Meta tells of messages that it took: sent, delivered, read or failed. The same news twice change nothing. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws 404 when there is no account, 403 when somebody else asks */
  challenge(query: { 'hub.verify_token': string; 'hub.challenge': string }): string {
    const { verifyToken } = this.account();
    if (!isSame(query['hub.verify_token'], verifyToken))
      throw problems.forbidden('bad-token', 'This is not the token of the webhook.');
    return query['hub.challenge'];
  }

  /**
   * @param raw the body's bytes as they came
   * @throws 404 when there is no account, 403 when the signature is not Meta's
   */
  async hear(raw: Buffer, signature: string | undefined): Promise<void> {
    const { appSecret } = this.account();
    const right = `sha256=${createHmac('sha256', appSecret).update(raw).digest('hex')}`;
    if (!isSame(signature ?? '', right))
      throw problems.forbidden('bad-signature', 'The signature does not fit the body.');
    // News of other kinds (somebody wrote to the number) have another shape and are let go.
    const news = WhatsAppNews.safeParse(JSON.parse(raw.toString('utf8')));
    if (!news.success) return;
    for (const status of news.data.entry.flatMap((entry) => entry.changes).flatMap(statusesOf)) {
      await this.note(status);
    }
  }

  private async note(status: Status): Promise<void> {
    const isFailed = status.status === 'failed';
    const fault = `whatsapp-${status.errors?.[0]?.code ?? 'failed'}`;
    const now = this.clock.now();
    // By its own name, or by ours for a message whose answer was lost: all that went out together with it.
    await this.db.query(
      `update notification_delivery d
          set state = $3, provider_id = $1, last_fault = $4, sent_at = coalesce(d.sent_at, $5),
              lease_until = null, changed_at = $5
        where d.channel = 'whatsapp'
          and (d.provider_id = $1
               or d.state = 'sending' and d.claim = (select o.claim from notification_delivery o where o.id = $2))
          and (d.state = 'sending' or d.state = 'sent' and $3 = 'dead')`,
      [
        status.id,
        status.biz_opaque_callback_data ?? null,
        isFailed ? 'dead' : 'sent',
        isFailed ? fault : null,
        now,
      ],
    );
  }

  private account() {
    if (!this.settings.whatsApp) throw problems.notFound();
    return this.settings.whatsApp;
  }
}

type News = ReturnType<(typeof WhatsAppNews)['parse']>;
type Change = News['entry'][number]['changes'][number];
type Status = NonNullable<Change['value']['statuses']>[number];

const statusesOf = (change: Change): Status[] => change.value.statuses ?? [];

/** Takes as long for a wrong one as for the right one. */
function isSame(given: string, right: string): boolean {
  const [one, other] = [given, right].map((text) =>
    createHmac('sha256', 'same').update(text).digest(),
  );
  return timingSafeEqual(one!, other!);
}
