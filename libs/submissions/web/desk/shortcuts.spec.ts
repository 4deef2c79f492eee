import { TestBed } from '@angular/core/testing';
import { keysByPage, reviewDeedOf } from './keys/keys';
import { Shortcuts } from './shortcuts';

describe('single keys', () => {
  let shortcuts: Shortcuts;
  beforeEach(() => {
    localStorage.clear();
    document.body.innerHTML = `<button>B</button><input type="radio"><input type="text"><textarea></textarea>
      <select></select><dialog><button>D</button></dialog><div contenteditable="true"><b>T</b></div>`;
    shortcuts = TestBed.inject(Shortcuts);
  });

  const pressed = (on: string, key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    document.querySelector(on)!.dispatchEvent(event);
    return shortcuts.keyOf(event);
  };

  it.each(['body', 'button', 'input[type=radio]'])('count on %s', (on) => {
    expect(pressed(on, 't')).toBe('t');
    expect(pressed(on, 'T')).toBe('t');
    expect(pressed(on, '?', { shiftKey: true })).toBe('?');
  });

  it.each(['input[type=text]', 'textarea', 'select', 'dialog button', '[contenteditable] b'])(
    'are never taken from %s',
    (on) => {
      expect(pressed(on, 't')).toBeNull();
    },
  );

  it('leave the browser’s own alone, and are not held down', () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }]) {
      expect(pressed('body', 'r', more)).toBeNull();
    }
  });

  it('can be turned off', () => {
    shortcuts.turn(false);
    expect(pressed('body', 't')).toBeNull();
    shortcuts.turn(true);
    expect(pressed('body', 't')).toBe('t');
  });

  it('of the review that are shown do something', () => {
    const shown = keysByPage
      .find(({ code }) => code === 'review')!
      .keys.flatMap((line) => line.keys);
    // To take back is heard on every page of the desk; Enter presses the button that was aimed at.
    for (const key of shown.filter((each) => each !== 'u' && each !== 'Enter'))
      expect(reviewDeedOf(key)).toBeDefined();
  });
});
