import { version } from '../../package.json';
import { budgetCommand } from './budgetCommand';
import { CliProblem, NO_ANSWER, WRONG_USE } from './CliProblem';
import type { CliWorld } from './CliWorld';
import { BUDGET_HELP, TRUCE_HELP } from './help';
import { nearestWord } from './nearestWord';

const COMMANDS = ['budget', 'help'];

/** Runs the command line and returns its exit code. Never rejects: what goes wrong is a sentence on the error output. */
export async function runTruce(args: readonly string[], world: CliWorld): Promise<number> {
  try {
    return await run(args, world);
  } catch (error) {
    if (error instanceof CliProblem) {
      error.sentences.forEach((it) => world.err(`truce: ${it}\n`));
      return error.exitCode;
    }
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    world.err(`truce: Something went wrong inside Truce itself. Please report this:\n${said}\n`);
    return NO_ANSWER;
  }
}

async function run([command, ...rest]: readonly string[], world: CliWorld): Promise<number> {
  switch (command) {
    case 'budget':
      return budgetCommand(rest, world);
    case 'help':
      world.out(rest[0] === 'budget' ? BUDGET_HELP : TRUCE_HELP);
      return 0;
    case '--help':
    case '-h':
      world.out(TRUCE_HELP);
      return 0;
    case '--version':
    case '-v':
      world.out(`truce ${version}\n`);
      return 0;
    case undefined:
      world.err(TRUCE_HELP);
      return WRONG_USE;
  }
  if (command.startsWith('-')) {
    throw new CliProblem(WRONG_USE, [
      `There is no flag ${command} before a command. Name the command first: truce budget ${command} ….`,
    ]);
  }
  const nearest = nearestWord(command, COMMANDS);
  throw new CliProblem(WRONG_USE, [
    `There is no command "${command}".${nearest === undefined ? ' truce --help lists them.' : ` Did you mean truce ${nearest}?`}`,
  ]);
}
