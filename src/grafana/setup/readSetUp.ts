import type { HttpPort } from '../HttpPort';
import type { Found } from './SetUpStep';
import { SET_UP_STEPS } from './setUpSteps';

/** One thing that Truce needs, and whether it is there. */
export interface SetUpItem extends Found {
  id: string;
  title: string;
}

/** What is set up now, as far as the caller may see it. Never rejects. */
export function readSetUp(http: HttpPort): Promise<SetUpItem[]> {
  return Promise.all(
    SET_UP_STEPS.map(async ({ id, title, find }) => {
      const found: Found = await find(http).catch(() => ({
        state: 'unknown',
        message: 'Grafana does not answer. Check the connection and try again.',
      }));
      return { id, title, ...found };
    })
  );
}
