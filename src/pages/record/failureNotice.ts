import { overviewNotice, type OverviewNotice } from '../overview/overviewNotice';
import type { DeskProblem } from './useDesk';

/** What stands in place of a page that could not be read, and what to do next. */
export function failureNotice({ kind, problem }: DeskProblem, isAdmin: boolean): OverviewNotice {
  switch (kind) {
    case 'not-set-up':
    case 'not-allowed':
    case 'not-signed-in':
      return overviewNotice({ kind, problem }, isAdmin);
    case 'not-found':
      return { title: 'No such agreement', text: problem, step: 'agreements' };
    default:
      return overviewNotice({ kind: 'failed', problem }, isAdmin);
  }
}
