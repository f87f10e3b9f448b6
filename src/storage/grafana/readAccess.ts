import type { HttpPort } from '../../grafana/HttpPort';
import { isRecord } from '../../grafana/isRecord';
import type { GrantedScopes } from '../../grafana/people/mayIn';
import { grantedScopes, isGrantedElsewhere, mayIn } from '../../grafana/people/mayIn';
import { readOwnAccount } from '../../grafana/people/readOwnAccount';
import type { Folder } from '../../grafana/places';
import { DEFINITIONS_FOLDER, RECORD_FOLDER } from '../../grafana/places';
import { RELOAD_OWN_PERMISSIONS } from '../../grafana/reloadOwnPermissions';
import type { Access } from '../Access';
import { StoreError } from '../StoreError';

const WRITE = 'library.panels:create';

/** Any one of these lets somebody list the people of the organisation, as Grafana's own refusal says. */
const LISTS_PEOPLE = [
  'org.users:read',
  'teams.permissions:write',
  'folders.permissions:write',
  'dashboards.permissions:write',
];

/**
 * What the caller may do, by Grafana's permissions: read afresh, because Grafana remembers them for a minute.
 *
 * @throws StoreError when Grafana does not answer
 */
export async function readAccess(http: HttpPort): Promise<Access> {
  try {
    const [account, granted] = await Promise.all([readOwnAccount(http), readGranted(http)]);
    if (account === undefined) {
      throw new StoreError('unavailable', 'Grafana does not say who you are. Reload the page, or sign in again.');
    }
    // Anonymous viewers could write where every Viewer may, as nobody: no act of theirs would count.
    if (account.kind === 'nobody') {
      return { mayDefine: false, mayAct: false, mayListPeople: false };
    }
    const [mayDefine, mayAct] = await Promise.all([
      mayWrite(http, granted, DEFINITIONS_FOLDER),
      mayWrite(http, granted, RECORD_FOLDER),
    ]);
    const mayListPeople = LISTS_PEOPLE.some((action) => (granted?.[action] ?? []).length > 0);
    if (account.kind === 'nameless') {
      return { mayDefine, mayAct, mayListPeople };
    }
    const { userId, login, name } = account.person;
    return { user: { id: userId, login, name }, mayDefine, mayAct, mayListPeople };
  } catch (error) {
    if (error instanceof StoreError) {
      throw error;
    }
    throw new StoreError('unavailable', 'Grafana does not answer. Check the connection and try again.');
  }
}

async function readGranted(http: HttpPort): Promise<GrantedScopes | undefined> {
  const { status, body } = await http.send(RELOAD_OWN_PERMISSIONS);
  return status === 200 ? grantedScopes(body) : undefined;
}

async function mayWrite(http: HttpPort, granted: GrantedScopes | undefined, folder: Folder): Promise<boolean> {
  if (granted !== undefined && mayIn(granted, WRITE, folder.uid)) {
    return true;
  }
  const ours = [DEFINITIONS_FOLDER.uid, RECORD_FOLDER.uid];
  // Somebody may have moved our folder into another one, whose permissions it then has.
  const mayInherit = granted === undefined || isGrantedElsewhere(granted, WRITE, ours);
  return mayInherit ? folderSaysSo(http, folder) : false;
}

/** Grafana's own word on one folder, with what it inherits. */
async function folderSaysSo(http: HttpPort, { uid }: Folder): Promise<boolean> {
  const { status, body } = await http.send({ method: 'GET', path: `/api/folders/${uid}?accesscontrol=true` });
  if (status !== 200 || !isRecord(body)) {
    return false;
  }
  return isRecord(body.accessControl) ? body.accessControl[WRITE] === true : body.canSave === true;
}
