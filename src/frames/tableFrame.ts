import type { DataFrame, Field, QueryResultMetaNotice } from '@grafana/data';

import { wordApproximations } from '../core/wording/approximately';
import type { Reader } from '../core/wording/formatTime';
import { wordVerdict } from '../core/wording/wordVerdict';
import type { Answered } from './CountedTo';
import { FRAME_CONTRACT, type FrameView, VIEW_NAMES } from './columns';

/** A frame of one view that is read as a table. */
export function tableFrame(
  refId: string,
  view: FrameView,
  fields: Field[],
  notices: QueryResultMetaNotice[] = []
): DataFrame {
  return {
    refId,
    name: `Truce ${VIEW_NAMES[view].toLowerCase()}`,
    length: fields[0]?.values.length ?? 0,
    fields,
    meta: {
      preferredVisualisationType: 'table',
      custom: { truce: { view, contract: FRAME_CONTRACT } },
      ...(notices.length > 0 && { notices }),
    },
  };
}

/**
 * What Grafana writes in the header of any panel that shows these SLOs: which of them has no numbers and why, and which has
 * numbers that are not exact.
 */
export function answerNotices(answers: readonly Answered[], reader: Reader): QueryResultMetaNotice[] {
  return answers.flatMap(({ verdict, counted }): QueryResultMetaNotice[] => {
    if (counted === undefined) {
      return [{ severity: 'warning', text: `${verdict.slo.title}: ${wordVerdict(verdict, reader).sentence}` }];
    }
    const approximations = wordApproximations(verdict);
    return approximations === '' ? [] : [{ severity: 'info', text: `${verdict.slo.title}. ${approximations}` }];
  });
}
