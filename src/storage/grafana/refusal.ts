import type { HttpResponse } from '../../grafana/HttpPort';
import { messageOf } from '../../grafana/messageOf';
import { StoreError } from '../StoreError';
import type { Folder } from '../../grafana/places';

/** Grafana's refusal as a sentence for people. Statuses and messages as recorded from Grafana 12.4. */
export function refusal(
  { status, body }: HttpResponse,
  uid: string,
  folder: Folder,
  verb: 'read' | 'write' = 'write'
): StoreError {
  const message = messageOf(body);
  if (status === 401) {
    return new StoreError('not-signed-in', 'You are not signed in to Grafana any more. Sign in and try again.');
  }
  if (status === 403) {
    return new StoreError(
      'not-allowed',
      `You may not ${verb} in the folder ${folder.title}. Ask an admin for ${verb === 'read' ? 'View' : 'Edit'} on it. ` +
        'If Truce was set up just now, try again in a minute.'
    );
  }
  if (isFolderMissing({ status, body })) {
    return new StoreError(
      'not-set-up',
      `The folder ${folder.title} is missing, or you may not see it. Ask an admin to set Truce up. ` +
        'If that happened just now, try again in a minute.'
    );
  }
  if (status === 400 && message.includes('already exists')) {
    return new StoreError('already-exists', `${uid} is there already. Open that one, or choose another id.`);
  }
  if (status === 404) {
    return new StoreError('not-found', `${uid} is not there any more. Somebody may have deleted it.`);
  }
  if (status === 409) {
    return new StoreError(
      'not-set-up',
      `The folder ${folder.title} takes no library panels (${message}). A folder that is kept in Git cannot be used.`
    );
  }
  if (status === 412) {
    return new StoreError(
      'changed-by-someone-else',
      `Somebody else changed ${uid} while you edited it. Load it again and compare before you save.`
    );
  }
  if (status >= 400 && status < 500) {
    return new StoreError('bad-input', `Grafana refused to store ${uid}: ${message || `status ${status}`}.`);
  }
  return new StoreError('unavailable', `Grafana could not do it just now (status ${status}). Try again in a minute.`);
}

/** Grafana's answer both for a folder that is not there and for one that is too new for its permission cache. */
export function isFolderMissing({ status, body }: HttpResponse): boolean {
  return status === 400 && messageOf(body).includes('failed to get folder');
}
