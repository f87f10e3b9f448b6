import type { HttpPort } from '../../grafana/HttpPort';
import { DEFINITIONS_FOLDER, RECORD_FOLDER } from '../../grafana/places';
import { SET_UP_STEPS } from '../../grafana/setup/setUpSteps';

const FOLDER_STEPS = [DEFINITIONS_FOLDER, RECORD_FOLDER].map(({ uid }) => `folder-${uid}`);

/** Whether both folders of Truce are there and may be seen by the caller. @throws when Grafana does not answer */
export async function areFoldersSeen(http: HttpPort): Promise<boolean> {
  const steps = SET_UP_STEPS.filter(({ id }) => FOLDER_STEPS.includes(id));
  const found = await Promise.all(steps.map((step) => step.find(http)));
  return found.every(({ state }) => state === 'ready');
}
