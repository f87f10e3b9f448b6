import type { AppPluginMeta } from '@grafana/data';

import type { HttpPort } from '../HttpPort';
import { messageOf } from '../messageOf';

/**
 * Enables the app for the organisation. Its other settings are sent along, because Grafana replaces them all.
 *
 * @returns a sentence on what went wrong, or undefined when it is enabled
 */
export async function enableApp(http: HttpPort, { id, jsonData }: AppPluginMeta): Promise<string | undefined> {
  const body = { enabled: true, pinned: true, jsonData: jsonData ?? {} };
  try {
    const answer = await http.send({ method: 'POST', path: `/api/plugins/${id}/settings`, body });
    if (answer.status === 200) {
      return undefined;
    }
    return answer.status === 403
      ? 'Enabling the app needs an Admin of this organisation.'
      : `Enabling the app failed: Grafana answered ${messageOf(answer.body) || 'without a reason'} (status ${answer.status}).`;
  } catch {
    return 'Grafana does not answer. Check the connection and try again.';
  }
}
