/** A failure whose message is one sentence for the person at the terminal: what is wrong and how to mend it. */
export class Refusal extends Error {}
