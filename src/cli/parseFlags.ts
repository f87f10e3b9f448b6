import { parseArgs } from 'node:util';

import { CliProblem, WRONG_USE } from './CliProblem';
import { nearestWord } from './nearestWord';

/** One flag of a command, as its help shows it. */
export interface Flag {
  name: string;
  /** What its value is called, "URL"; absent where it takes none. */
  value?: string;
  /** Whether it may be given several times. */
  isMany?: boolean;
  help: string;
}

/** The values of each flag that was given; `true` in place of a value where it takes none. */
export type FlagValues = ReadonlyMap<string, readonly string[]>;

/**
 * Reads `--name value`, `--name=value` and `--name`; `-h` is `--help`.
 *
 * @param command for sentences: "truce budget"
 * @throws CliProblem with every flag that is unknown, incomplete or given too often
 */
export function parseFlags(args: readonly string[], flags: readonly Flag[], command: string): FlagValues {
  const options = Object.fromEntries(
    flags.map(({ name, value }) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        ...(name === 'help' && { short: 'h' }),
      },
    ])
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string[]>();
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind !== 'option') {
      if (token.kind === 'positional' && problems.length === 0) {
        problems.push(`${command} does not know what to do with "${token.value}". All it takes are flags.`);
      }
      continue;
    }
    const flag = flags.find((it) => it.name === token.name);
    const problem = flag === undefined ? unknownFlag(token.rawName, flags) : flagProblem(flag, token, values);
    if (problem !== undefined) {
      problems.push(problem);
    } else {
      values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? 'true']);
    }
  }
  if (problems.length > 0) {
    throw new CliProblem(WRONG_USE, [...problems, `${command} --help lists all flags.`]);
  }
  return values;
}

function unknownFlag(typed: string, flags: readonly Flag[]): string {
  const nearest = nearestWord(
    typed.replace(/^-+/, ''),
    flags.map((it) => it.name)
  );
  return `There is no flag ${typed}.${nearest === undefined ? '' : ` Did you mean --${nearest}?`}`;
}

function flagProblem(
  flag: Flag,
  { value, inlineValue }: { value: string | undefined; inlineValue: boolean | undefined },
  values: FlagValues
): string | undefined {
  if (flag.value === undefined) {
    return value === undefined ? undefined : `--${flag.name} takes no value. Write it alone.`;
  }
  // A time may begin with a dash (-3h), so that only what looks like the next flag is taken for one.
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('--'))) {
    return `--${flag.name} needs a value: --${flag.name} ${flag.value}.`;
  }
  return values.has(flag.name) && flag.isMany !== true ? `--${flag.name} is given twice. Give it once.` : undefined;
}
