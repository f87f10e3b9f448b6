import type { Route } from './Route';

/** A route that fits a request, with the values of its `:name` parts. */
export interface Match {
  route: Route;
  params: Record<string, string>;
}

/**
 * Finds the first route for a method and path.
 * A pattern is made of fixed parts, `:name` for one part, and `*` at its end for all that is left (`params.rest`).
 * A trailing slash in the path is ignored, as Grafana does.
 */
export function findRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  for (const route of routes) {
    if (route.method !== method) {
      continue;
    }
    const params = matchPath(route.pattern, path);
    if (params) {
      return { route, params };
    }
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part === '*') {
      params.rest = given.slice(index).join('/');
      return params;
    }
    const value = given[index];
    if (value === undefined || value === '') {
      if (part !== value) {
        return undefined;
      }
    } else if (part.startsWith(':')) {
      const decoded = decode(value);
      if (decoded === undefined) {
        return undefined;
      }
      params[part.slice(1)] = decoded;
    } else if (part !== value) {
      return undefined;
    }
  }
  return given.length === wanted.length ? params : undefined;
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
