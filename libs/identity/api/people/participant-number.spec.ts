import {
  normalParticipantNumber,
  participantAlphabet,
  shownParticipantNumber,
} from '@pijar/identity/contracts';
import { newParticipantNumber } from './new-participant-number';

describe('a participant number', () => {
  it('is the same with spaces, dashes and small letters', () => {
    const number = newParticipantNumber();
    const typed = ` ${shownParticipantNumber(number).toLowerCase()}-`;
    expect(normalParticipantNumber(typed)).toBe(number);
  });

  it('shows a slip of any one character', () => {
    const number = newParticipantNumber();
    for (let place = 0; place < 8; place++) {
      for (const char of participantAlphabet) {
        if (char === number[place]) continue;
        const slip = number.slice(0, place) + char + number.slice(place + 1);
        expect(normalParticipantNumber(slip)).toBeNull();
      }
    }
  });

  it('shows two neighbours that changed places', () => {
    for (let n = 0; n < 200; n++) {
      const number = newParticipantNumber();
      for (let place = 0; place < 7; place++) {
        const swapped =
          number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        if (swapped !== number) expect(normalParticipantNumber(swapped)).toBeNull();
      }
    }
  });
});
