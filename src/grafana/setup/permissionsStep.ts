import { array, boolean, number, object, optional, safeParse, string } from 'valibot';
import type { InferOutput } from 'valibot';
import type { HttpPort, HttpResponse } from '../HttpPort';
import type { Folder } from '../places';
import { explain } from './explain';
import type { SetUpStep } from './SetUpStep';
import { done, failed, missing, ready, unknown } from './SetUpStep';

/** Grafana's folder permissions: 1 is View, 2 is Edit. */
type Level = 1 | 2;

const VIEW = 1;
const EDIT = 2;

export interface RoleLevels {
  Viewer: Level;
  Editor: Level;
}

const permissionsSchema = array(
  object({
    userId: optional(number(), 0),
    teamId: optional(number(), 0),
    role: optional(string(), ''),
    permission: number(),
    inherited: optional(boolean(), false),
  })
);

type Permissions = InferOutput<typeof permissionsSchema>;

interface Choice {
  /** Viewers may have View alone where an admin gave Edit to single people or teams instead: that is left as it is. */
  mayNamePeople?: boolean;
}

/**
 * Viewers and Editors have just these levels on a folder. Grafana replaces the whole list at once, so what single
 * people, teams and other roles have is read first and sent along.
 */
export function permissionsStep(
  folder: Folder,
  levels: RoleLevels,
  purpose: string,
  { mayNamePeople = false }: Choice = {}
): SetUpStep {
  const wantedBy = (permissions: Permissions): RoleLevels =>
    mayNamePeople && arePeopleNamed(permissions) ? { ...levels, Viewer: VIEW } : levels;
  const path = `/api/folders/${folder.uid}/permissions`;
  return {
    id: `permissions-${folder.uid}`,
    title: `Permissions of ${folder.title}: ${purpose}`,
    async find(http) {
      const { permissions, response } = await read(http, path);
      if (response.status === 404) {
        return missing(`The folder ${folder.title} is not there yet.`);
      }
      if (permissions === undefined) {
        return unknown(`You may not see who may do what in ${folder.title}.`);
      }
      const wanted = wantedBy(permissions);
      if (wanted !== levels && hasLevels(permissions, wanted)) {
        return ready(`Editors, and the people and teams that an admin named, may write in ${folder.title}.`);
      }
      return hasLevels(permissions, wanted)
        ? ready(`Viewers and Editors may do in ${folder.title} what they need.`)
        : missing(`Viewers or Editors may do too little or too much in ${folder.title}.`);
    },
    async make(http) {
      const { permissions, response } = await read(http, path);
      if (permissions === undefined) {
        return failed(explain(`Reading who may do what in ${folder.title}`, response));
      }
      const items = withLevels(permissions, wantedBy(permissions));
      const answer = await http.send({ method: 'POST', path, body: { items } });
      return answer.status === 200
        ? done(`Gave Viewers and Editors what they need in ${folder.title}.`)
        : failed(explain(`Setting who may do what in ${folder.title}`, answer));
    },
  };
}

async function read(http: HttpPort, path: string): Promise<{ permissions?: Permissions; response: HttpResponse }> {
  const response = await http.send({ method: 'GET', path });
  const parsed = safeParse(permissionsSchema, response.body);
  return response.status === 200 && parsed.success ? { permissions: parsed.output, response } : { response };
}

/** Somebody has Edit by name, and Viewers have View. Who made the folder has Admin on it: that is no choice of anybody. */
function arePeopleNamed(permissions: Permissions): boolean {
  const own = permissions.filter(({ inherited }) => !inherited);
  return (
    own.some(({ userId, teamId, permission }) => (userId > 0 || teamId > 0) && permission === EDIT) &&
    own.some(({ role, permission }) => role === 'Viewer' && permission === VIEW)
  );
}

function hasLevels(permissions: Permissions, levels: RoleLevels): boolean {
  return (['Viewer', 'Editor'] as const).every((role) => {
    const own = permissions.filter((permission) => permission.role === role && !permission.inherited);
    return own.length === 1 && own[0].permission === levels[role];
  });
}

function withLevels(permissions: Permissions, levels: RoleLevels): object[] {
  const kept = permissions
    .filter(({ inherited, role }) => !inherited && role !== 'Viewer' && role !== 'Editor')
    .map(({ userId, teamId, role, permission }) => {
      if (userId > 0) {
        return { userId, permission };
      }
      return teamId > 0 ? { teamId, permission } : { role, permission };
    });
  return [...kept, { role: 'Viewer', permission: levels.Viewer }, { role: 'Editor', permission: levels.Editor }];
}
