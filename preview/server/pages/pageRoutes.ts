import { join } from 'node:path';
import type { Call } from '../http/Call';
import { refuse } from '../http/Refusal';
import type { Reply } from '../http/Reply';
import { forAnyone, type Route } from '../http/Route';
import type { Services } from '../Services';
import { indexPage } from './indexPage';
import { publicFile } from './publicFile';
import { OWN_ICONS } from './OWN_ICONS';

/** A picture of nothing, for icons that the npm packages do not bring (a real Grafana has them). */
const BLANK_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"></svg>';

const MODULES = join(__dirname, '../../../node_modules');
const ICONS = join(MODULES, '@grafana/ui/dist/public/img/icons');
const INTER = join(MODULES, 'inter-ui/web');
const ROBOTO_MONO = join(MODULES, '@fontsource/roboto-mono/files');

/** The files of the page, and the page. Has to stand last among the routes: it answers every other GET. */
export function pageRoutes(services: Services, hostDir: string): Route[] {
  const { plugins } = services;

  const pluginFile = ({ params, headers }: Call): Reply => {
    const plugin = plugins.byId(params.id);
    if (plugin) {
      return found(publicFile(plugin.dir, params.rest, headers));
    }
    // Logos of Grafana's own plugins.
    return params.rest.endsWith('.svg') ? blank() : notFound();
  };

  return [
    forAnyone('GET', '/public/plugins/:id/*', pluginFile),
    files('/public/host/*', hostDir),
    files('/public/fonts/inter/*', INTER),
    // @grafana/ui asks for its one weight under the name of a Google Fonts file.
    forAnyone('GET', '/public/fonts/roboto/:file', ({ params, headers }) =>
      found(
        publicFile(ROBOTO_MONO, params.file, headers) ??
          publicFile(ROBOTO_MONO, 'roboto-mono-latin-400-normal.woff2', headers)
      )
    ),
    forAnyone(
      'GET',
      '/public/build/img/icons/*',
      ({ params, headers }) => publicFile(ICONS, params.rest, headers) ?? icon(params.rest)
    ),
    forAnyone('GET', '/public/img/*', blank),
    forAnyone('GET', '/public/*', notFound),
    forAnyone('GET', '/api/*', notFound),
    forAnyone('GET', '/*', ({ caller }) => ({
      status: 200,
      headers: { 'Content-Type': 'text/html; charset=UTF-8', 'Cache-Control': 'no-store' },
      body: indexPage(services, caller),
    })),
  ];
}

function files(pattern: string, root: string): Route {
  return forAnyone('GET', pattern, ({ params, headers }) => found(publicFile(root, params.rest, headers)));
}

function found(reply: Reply | undefined): Reply {
  return reply ?? notFound();
}

function notFound(): never {
  throw refuse(404, 'Not found');
}

function icon(name: string): Reply {
  return { ...blank(), body: OWN_ICONS[name] ?? BLANK_SVG };
}

function blank(): Reply {
  return { status: 200, headers: { 'Content-Type': 'image/svg+xml' }, body: BLANK_SVG };
}
