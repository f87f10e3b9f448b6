import type { MetricsSource } from '../engine/ports';
import { basicAuthorization } from '../grafana/basicAuthorization';
import { fetchHttp } from '../grafana/fetchHttp';
import { grafanaHttpSource } from '../grafana/grafanaHttpSource';
import type { HttpPort } from '../grafana/HttpPort';
import { prometheusHttpSource } from '../grafana/prometheusHttpSource';
import { CliProblem, WRONG_USE } from './CliProblem';
import type { CliWorld } from './CliWorld';
import { readHeaders } from './readHeaders';

/** The way to the metrics. */
export type Connection =
  | { way: 'prometheus'; url: string; source: MetricsSource }
  | { way: 'grafana'; url: string; source: MetricsSource; http: HttpPort };

/** The flags that say where to read. */
export interface Address {
  prometheus?: string;
  grafana?: string;
  /** Values of `--header`. */
  headers: readonly string[];
}

const WHERE =
  'Say where the metrics are: --prometheus http://localhost:9090, or --grafana https://grafana.example.org.';

/**
 * The metrics source that the flags name, with the secrets of the environment. Sends nothing yet.
 *
 * @throws CliProblem where they name none, two, or one that cannot be asked
 */
export function connect({ prometheus, grafana, headers: given }: Address, env: CliWorld['env']): Connection {
  if ((prometheus === undefined) === (grafana === undefined)) {
    throw problem(prometheus === undefined ? WHERE : `--prometheus and --grafana are both given. Keep one. ${WHERE}`);
  }
  const headers = readHeaders(given);
  if (prometheus !== undefined) {
    const url = checkedUrl('prometheus', prometheus);
    const authorization = authorizationFrom(env, 'PROMETHEUS');
    return { way: 'prometheus', url, source: prometheusHttpSource({ url, authorization, headers }) };
  }
  const url = checkedUrl('grafana', grafana!);
  const authorization = authorizationFrom(env, 'GRAFANA');
  if (authorization === undefined) {
    throw problem(
      'Grafana answers only whom it knows. Put the token of a service account into the environment variable GRAFANA_TOKEN, or a login into GRAFANA_USER and GRAFANA_PASSWORD.'
    );
  }
  const http = fetchHttp({ url, authorization, headers });
  return { way: 'grafana', url, source: grafanaHttpSource(http), http };
}

function checkedUrl(flag: 'prometheus' | 'grafana', text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw problem(`--${flag} ${text} is no address. Begin it with http:// or https://: http://localhost:9090.`);
  }
  if (url.username !== '' || url.password !== '') {
    const name = flag.toUpperCase();
    throw problem(
      `The address of --${flag} holds a password, which lists of processes and shell histories would show. Take it out, and use ${name}_USER and ${name}_PASSWORD.`
    );
  }
  url.search = '';
  url.hash = '';
  return url.href.replace(/\/+$/, '');
}

function authorizationFrom(env: CliWorld['env'], name: 'PROMETHEUS' | 'GRAFANA'): string | undefined {
  const valueOf = (key: string) => env[`${name}_${key}`]?.trim() || undefined;
  const [token, user, password] = [valueOf('TOKEN'), valueOf('USER'), valueOf('PASSWORD')];
  if (token !== undefined) {
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw problem(`${name}_TOKEN holds spaces or characters that no token has. Copy it again.`);
    }
    return `Bearer ${token}`;
  }
  if ((user === undefined) !== (password === undefined)) {
    const missing = user === undefined ? 'USER' : 'PASSWORD';
    throw problem(`${name}_${missing} is not set, the other one is. Set both, or ${name}_TOKEN alone.`);
  }
  return user === undefined ? undefined : basicAuthorization(user, password!);
}

function problem(sentence: string): CliProblem {
  return new CliProblem(WRONG_USE, [sentence]);
}
