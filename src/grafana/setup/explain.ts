import type { HttpResponse } from '../HttpPort';
import { messageOf } from '../messageOf';

/**
 * Why Grafana refused, as a sentence.
 *
 * @param doing what was tried, as "Making the folder Truce"
 */
export function explain(doing: string, { status, body }: HttpResponse): string {
  if (status === 401) {
    return `${doing} needs somebody who is signed in. Sign in to Grafana and try again.`;
  }
  if (status === 403) {
    return `${doing} needs an Admin of this organisation. Ask one to open this page.`;
  }
  return `${doing} failed: Grafana answered ${messageOf(body) || 'without a reason'} (status ${status}).`;
}
