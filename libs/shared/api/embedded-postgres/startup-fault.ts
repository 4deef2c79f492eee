/** Something the person at the keyboard can put right. The message is one sentence that says what and how; show it without a stack. */
export class StartupFault extends Error {
  override readonly name = 'StartupFault';
}
