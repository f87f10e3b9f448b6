/** Milliseconds since 1970; passed in, so that tests move time instead of waiting for it. */
export type Clock = () => number;
