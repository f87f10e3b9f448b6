import { CliProblem, WRONG_USE } from './CliProblem';

/** What says who asks comes from the environment: the command line is seen by everybody on a machine. */
const SECRET = /^(authorization|proxy-authorization|cookie)$/i;

/**
 * Headers of requests from the values of `--header 'Name: value'`. No sentence repeats a value.
 *
 * @throws CliProblem for what is no header, and for headers that carry secrets
 */
export function readHeaders(given: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const text of given) {
    const [, name, value] = /^\s*([^:\s]+)\s*:\s*(.*?)\s*$/s.exec(text) ?? [];
    if (name === undefined || value === undefined || !isHeader(name, value)) {
      throw problem(
        `One --header is no header${name === undefined ? '' : ` (${JSON.stringify(name)})`}. Write it as 'Name: value': --header 'X-Scope-OrgID: shop'.`
      );
    }
    if (SECRET.test(name)) {
      throw problem(
        `--header ${name} would show a secret in lists of processes and shell histories. Put it into PROMETHEUS_TOKEN or GRAFANA_TOKEN, or into …_USER and …_PASSWORD.`
      );
    }
    headers[name] = value;
  }
  return headers;
}

function isHeader(name: string, value: string): boolean {
  try {
    return value !== '' && new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}

function problem(sentence: string): CliProblem {
  return new CliProblem(WRONG_USE, [sentence]);
}
