/** What is put together to go with a message. */
export interface Enclosure {
  /**
   * Waits until everything is made ready and lies on this phone.
   * @returns ids of the items on this phone
   * @throws PhoneFullError; ProblemError `file-refused`
   */
  keep(): Promise<string[]>;
  /**
   * Brings everything to the server now; what was cut off goes on where it stopped.
   * @returns ids of the files on the server
   * @throws ProblemError `file-refused`, `file-not-through`
   */
  bring(): Promise<string[]>;
  /** Takes it off the screen: it is on its way. */
  clear(): void;
  /** Takes it off this device as well: it is with the server. */
  forget(): Promise<void>;
}

/** What somebody presses “Kirim” for. */
export interface Said {
  text: string;
  enclosure: Enclosure | null;
}
