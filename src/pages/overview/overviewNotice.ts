import type { Overview } from './Overview';

/** What stands in place of the list: what is the matter, and what to do next. */
export interface OverviewNotice {
  title: string;
  text: string;
  /** The step this person can take. */
  step?: 'configuration' | 'retry' | 'agreements';
}

const ASK = 'Ask a Grafana administrator';

/**
 * The notice for an overview without rows.
 *
 * @param isAdmin whether this person may set Truce up
 */
export function overviewNotice(overview: Exclude<Overview, { kind: 'rows' }>, isAdmin: boolean): OverviewNotice {
  switch (overview.kind) {
    case 'not-set-up':
      return {
        title: 'Truce is not set up yet',
        text: isAdmin
          ? `${overview.problem} The configuration page makes them, and the data source, in one step.`
          : `${overview.problem} ${ASK} to open the configuration page of Truce. If that happened just now, wait a minute.`,
        step: isAdmin ? 'configuration' : 'retry',
      };
    case 'no-data-source':
      return {
        title: 'The Truce data source is missing',
        text: isAdmin
          ? 'The folders are there, but no data source reads them. The configuration page makes it in one step.'
          : `The folders are there, but no data source reads them. ${ASK} to open the configuration page of Truce, then reload this page.`,
        step: isAdmin ? 'configuration' : undefined,
      };
    case 'no-slos':
      return {
        title: 'No promises yet',
        text:
          'Truce is set up, but no SLO is defined yet. Somebody with the Editor role writes the first one into the folder Truce; ' +
          'npm run demo:seed writes six as examples.',
        step: 'retry',
      };
    case 'not-allowed':
      return {
        title: 'You may not see the SLOs',
        text: `${overview.problem} ${ASK} for access to the folders of Truce.`,
        step: 'retry',
      };
    case 'not-signed-in':
      return { title: 'You are not signed in', text: overview.problem, step: 'retry' };
    case 'failed':
      return {
        title: "Can't tell",
        text: `${overview.problem} This page tries again every 30 seconds.`,
        step: 'retry',
      };
  }
}
