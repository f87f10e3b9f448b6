/** Something a person said, with who and when. */
export interface Said {
  actUid: string;
  /** The person's name as the definition has it, else the login. */
  name: string;
  userId: number;
  /** Milliseconds. */
  at: number;
  reason: string;
}
