/** What a decoder answers: the value, or one sentence for a person that says what is wrong and how to mend it. */
export type Decoded<T> = { ok: true; value: T } | { ok: false; problem: string };

/** The readable parts of an answer, and a sentence for each part that could not be read. Nothing is dropped silently. */
export interface DecodedParts<T> {
  items: T[];
  problems: string[];
}
