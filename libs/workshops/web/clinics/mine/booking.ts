import { Injectable, inject, signal } from '@angular/core';
import { ApiClient, Confirmation, ProblemText, Toasts, Words } from '@pijar/shared/web';
import { MyClinic, bookClinic, cancelBooking } from '@pijar/workshops/contracts';
import { firstValueFrom } from 'rxjs';

/** What a participant does about a clinic: takes a seat and gives it back. Needs signal; a tap that got no answer is safe to repeat. */
@Injectable({ providedIn: 'root' })
export class Booking {
  readonly #api = inject(ApiClient);
  readonly #confirmation = inject(Confirmation);
  readonly #problemText = inject(ProblemText);
  readonly #toasts = inject(Toasts);
  readonly #words = inject(Words);
  /** Made once for each clinic until an answer came, so that a lost answer books nothing twice. */
  readonly #ids = new Map<string, string>();
  /** The clinic that something is being done about. */
  readonly busy = signal<string | null>(null);

  async book(clinic: MyClinic, membershipId: string): Promise<void> {
    await this.#do(clinic, async () => {
      const { newId } = await import('@pijar/shared/phone');
      const id = this.#ids.get(clinic.id) ?? newId();
      this.#ids.set(clinic.id, id);
      const call = this.#api.call(bookClinic, {
        params: { clinicId: clinic.id },
        body: { id, membershipId },
      });
      const { state, place } = await firstValueFrom(call);
      this.#ids.delete(clinic.id);
      return state === 'waiting'
        ? this.#words.say('workshopsClinics.mine.gotPlace', { place })
        : this.#words.say('workshopsClinics.mine.gotSeat');
    });
  }

  async giveBack(clinic: MyClinic): Promise<void> {
    const { booking } = clinic;
    if (!booking) return;
    const isWaiting = booking.state === 'waiting';
    if (!isWaiting && !(await this.#isSure(clinic))) return;
    await this.#do(clinic, async () => {
      const params = { bookingId: booking.id };
      await firstValueFrom(this.#api.call(cancelBooking, { params, body: {} }));
      return this.#words.say('workshopsClinics.mine.gaveBack');
    });
  }

  async #isSure(clinic: MyClinic): Promise<boolean> {
    const { isConfirmed } = await this.#confirmation.ask({
      heading: this.#words.say('workshopsClinics.mine.cancelTitle', { title: clinic.title }),
      text: this.#words.say('workshopsClinics.mine.cancelText'),
      confirm: this.#words.say('workshopsClinics.mine.cancel'),
      isDangerous: true,
    });
    return isConfirmed;
  }

  async #do(clinic: MyClinic, deed: () => Promise<string>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(clinic.id);
    try {
      this.#toasts.show(await deed());
    } catch (error) {
      this.#toasts.show(this.#problemText.of(error), { tone: 'bad' });
    } finally {
      this.busy.set(null);
    }
  }
}
