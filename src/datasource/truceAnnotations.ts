import type { AnnotationQuery, AnnotationSupport } from '@grafana/data';

import { AnnotationEditor } from './AnnotationEditor';
import type { TruceQuery } from './TruceQuery';

const DEFAULT_QUERY: TruceQuery = { refId: 'Anno', view: 'events' };

/**
 * Decisions and tier changes over the graphs of any dashboard: Grafana asks for the `events` view and reads its columns by their
 * names. Everything else about annotations is Grafana's own.
 */
export const truceAnnotations: AnnotationSupport<TruceQuery> = {
  QueryEditor: AnnotationEditor,
  getDefaultQuery: () => ({ view: 'events' }),
  prepareQuery: ({ target }: AnnotationQuery<TruceQuery>) => ({
    ...DEFAULT_QUERY,
    ...target,
    view: 'events',
    isAnnotation: true,
  }),
};
