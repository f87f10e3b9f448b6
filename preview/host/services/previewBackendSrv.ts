import { AppEvents, urlUtil } from '@grafana/data';
import { getAppEvents, type BackendSrv, type BackendSrvRequest, type FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable } from 'rxjs';
import { cancelledError, fetchErrorOf } from './fetchError';

/** How long a caller has to mark an error as handled before it shows as a toast; Grafana waits as long. */
const handledWithinMs = 50;

/** Talks to the server as Grafana's own service does: same errors, same toasts, same cancelling. */
export class PreviewBackendSrv implements BackendSrv {
  private readonly running = new Map<string, () => void>();

  get<T>(url: string, params?: BackendSrvRequest['params'], requestId?: string, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'GET', url, params, requestId });
  }

  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }

  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }

  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }

  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }

  async request<T>(options: BackendSrvRequest): Promise<T> {
    return (await lastValueFrom(this.fetch<T>(options))).data;
  }

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>({ ...options, showErrorAlert: false, showSuccessAlert: false }));
  }

  chunked(): never {
    throw new Error('The preview host does not stream answers in chunks. Use fetch() instead of chunked().');
  }

  /** Ends the running request of that id, if there is one. */
  resolveCancelerIfExists(requestId: string): void {
    this.running.get(requestId)?.();
  }

  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const abort = new AbortController();
      const { requestId } = options;
      const cancel = () => {
        abort.abort();
        subscriber.error(cancelledError(options));
      };
      options.abortSignal?.addEventListener('abort', cancel);
      if (requestId) {
        this.resolveCancelerIfExists(requestId);
        this.running.set(requestId, cancel);
      }

      send<T>(options, abort.signal).then(
        (response) => {
          toastSuccess(options, response.data);
          subscriber.next(response);
          subscriber.complete();
        },
        (error) => {
          if (!abort.signal.aborted) {
            toastErrorUnlessHandled(options, error);
            subscriber.error(error);
          }
        }
      );

      return () => {
        abort.abort();
        options.abortSignal?.removeEventListener('abort', cancel);
        if (requestId && this.running.get(requestId) === cancel) {
          this.running.delete(requestId);
        }
      };
    });
  }
}

async function send<T>(config: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(config.params ?? {})) {
    [value].flat().forEach((one) => one !== undefined && one !== null && query.append(name, String(one)));
  }
  const address = urlUtil.appendQueryToUrl(config.url, query.toString());
  const response = await fetch(new URL(address, `${window.location.origin}/`), {
    method: config.method ?? 'GET',
    headers: {
      accept: 'application/json, text/plain, */*',
      ...(typeof config.data === 'object' ? { 'content-type': 'application/json' } : {}),
      ...config.headers,
    },
    body: bodyOf(config),
    signal,
  }).catch((error: Error) => {
    throw fetchErrorOf({ status: 0, statusText: '' }, `The server does not answer: ${error.message}`, config);
  });

  const { ok, status, statusText, headers, redirected, type, url } = response;
  const data = await parse(response, ok ? config.responseType : undefined);
  if (!ok) {
    throw fetchErrorOf(response, data, config);
  }
  return { data: data as T, ok, status, statusText, headers, redirected, type, url, config };
}

function bodyOf({ method, data, headers }: BackendSrvRequest): BodyInit | undefined {
  if (data === undefined || data === null || (method ?? 'GET') === 'GET') {
    return undefined;
  }
  if (typeof data === 'string') {
    return data;
  }
  const type = String(headers?.['Content-Type'] ?? headers?.['content-type'] ?? '');
  return type.includes('x-www-form-urlencoded') ? new URLSearchParams(data) : JSON.stringify(data);
}

async function parse(response: Response, as: BackendSrvRequest['responseType']): Promise<unknown> {
  const text = await response.text();
  if (as === 'text') {
    return text;
  }
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return text;
  }
}

function toastSuccess({ method, url, showSuccessAlert }: BackendSrvRequest, data: unknown): void {
  const wanted = showSuccessAlert ?? ((method ?? 'GET') !== 'GET' && !isDataQuery(url));
  const message = (data as { message?: unknown } | null)?.message;
  if (wanted && typeof message === 'string') {
    getAppEvents().publish({ type: AppEvents.alertSuccess.name, payload: [message] });
  }
}

function toastErrorUnlessHandled(options: BackendSrvRequest, error: ReturnType<typeof fetchErrorOf>): void {
  if (!(options.showErrorAlert ?? !isDataQuery(options.url))) {
    return;
  }
  setTimeout(() => {
    if (!error.isHandled && error.data?.message) {
      const event = error.status < 500 ? AppEvents.alertWarning : AppEvents.alertError;
      getAppEvents().publish({ type: event.name, payload: [error.data.message] });
    }
  }, handledWithinMs);
}

function isDataQuery(url: string): boolean {
  return /\/?api\/(ds\/query|datasources\/(proxy|uid\/[^/]+\/resources))/.test(url);
}
