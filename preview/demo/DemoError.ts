/** A failure whose message is one sentence for the person who started the demo: what is wrong and how to mend it. */
export class DemoError extends Error {
  override name = 'DemoError';
}
