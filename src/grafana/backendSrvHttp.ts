import { getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import type { HttpPort, HttpRequest, HttpResponse } from './HttpPort';

/** The way to Grafana's HTTP API from inside a Grafana page: the user's session, and no pop-ups, pages say what failed. */
export function backendSrvHttp(): HttpPort {
  return {
    async send({ method, path, body, signal }: HttpRequest): Promise<HttpResponse> {
      try {
        const { status, data } = await lastValueFrom(
          getBackendSrv().fetch<unknown>({
            method,
            url: path,
            data: body,
            abortSignal: signal,
            showErrorAlert: false,
            showSuccessAlert: false,
          })
        );
        return { status, body: data };
      } catch (error) {
        // Without a status there was no answer: the connection failed or the request was cancelled.
        if (isFetchError<unknown>(error) && error.status > 0 && !error.cancelled) {
          return { status: error.status, body: error.data };
        }
        throw error;
      }
    },
  };
}
