/** Exit code of wrong use: flags, definitions, files. */
export const WRONG_USE = 1;
/** Exit code where a source did not answer, or has nothing to answer with. */
export const NO_ANSWER = 2;

/** Why a command ends without what it was asked for: sentences for people, and the exit code. */
export class CliProblem extends Error {
  constructor(
    readonly exitCode: typeof WRONG_USE | typeof NO_ANSWER,
    readonly sentences: readonly string[]
  ) {
    super(sentences.join(' '));
    this.name = 'CliProblem';
  }
}
