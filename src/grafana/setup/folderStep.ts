import type { Folder } from '../places';
import { explain } from './explain';
import type { SetUpStep } from './SetUpStep';
import { done, failed, missing, ready } from './SetUpStep';

/** A folder exists. Its title is not touched afterwards: people may rename it. */
export function folderStep({ uid, title }: Folder, purpose: string): SetUpStep {
  return {
    id: `folder-${uid}`,
    title: `Folder ${title}: ${purpose}`,
    async find(http) {
      const { status } = await http.send({ method: 'GET', path: `/api/folders/${uid}` });
      // Grafana answers 403 both for "not there" and for "not for you".
      return status === 200
        ? ready(`The folder ${title} is there.`)
        : missing(`There is no folder ${title}, or you may not see it.`);
    },
    async make(http) {
      const response = await http.send({ method: 'POST', path: '/api/folders', body: { uid, title } });
      if (response.status === 200) {
        return done(`Made the folder ${title}.`);
      }
      if (response.status === 409 || response.status === 412) {
        return failed(`The folder ${title} is there, but you may not see it. Ask an admin for access to it.`);
      }
      return failed(explain(`Making the folder ${title}`, response));
    },
  };
}
