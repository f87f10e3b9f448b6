import { TestEnvironment } from 'jest-environment-jsdom';

/** A page with the requests of Node: jsdom has none, and Node's take no signal but its own. */
export default class JsdomWithFetch extends TestEnvironment {
  constructor(...context: ConstructorParameters<typeof TestEnvironment>) {
    super(...context);
    Object.assign(this.global, {
      AbortController,
      AbortSignal,
      fetch,
      Request,
      Response,
      Headers,
      URL,
      URLSearchParams,
      TextEncoder,
      TextDecoder,
      structuredClone,
    });
  }

  /** Packages as they are for Node: a server runs beside the page. */
  exportConditions(): string[] {
    return ['node', 'node-addons'];
  }
}
