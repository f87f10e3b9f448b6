import type { SourceRef } from '../core/slo/Slo';
import type { Judged } from '../engine/Job';
import { sloYaml } from '../formats/sloYaml';
import { CliProblem, WRONG_USE } from './CliProblem';
import type { CliWorld } from './CliWorld';

/**
 * The SLOs of a file, or of the standard input where the file is called `-`.
 *
 * @param source the data source of SLOs that name none
 * @throws CliProblem that says every problem with its line
 */
export async function loadDefinitions(file: string, world: CliWorld, source?: SourceRef): Promise<Judged[]> {
  const name = file === '-' ? 'The standard input' : file;
  const text = await (file === '-' ? world.readStdin() : world.readFile(file)).catch((error: unknown) => {
    throw new CliProblem(WRONG_USE, [`${name} cannot be read: ${readProblem(error)}`]);
  });
  const read = sloYaml(text, source);
  if (!read.ok) {
    throw new CliProblem(
      WRONG_USE,
      read.problems.map((it) => (it.startsWith('line ') ? `${name}, ${it}` : `${name}: ${it}`))
    );
  }
  return read.slos.map((slo) => ({ slo }));
}

function readProblem(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  switch (code) {
    case 'ENOENT':
      return 'there is no such file. Look at the path; it is relative to the folder you are in.';
    case 'EACCES':
      return 'you have no permission to read it.';
    case 'EISDIR':
      return 'it is a folder. Name a file in it.';
    default:
      return message ?? 'nothing says why.';
  }
}
