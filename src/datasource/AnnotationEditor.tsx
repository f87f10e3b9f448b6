import { Alert, Text } from '@grafana/ui';
import type { QueryEditorProps } from '@grafana/data';

import { SloPicker } from './SloPicker';
import type { TruceDatasource } from './TruceDatasource';
import type { TruceQuery } from './TruceQuery';
import { useLatestQuery } from './useLatestQuery';
import { useSlos } from './useSlos';

type Props = QueryEditorProps<TruceDatasource, TruceQuery>;

/** Picks the SLOs (one, a team, all, or a variable) whose decisions and tier changes are shown over graphs. */
export function AnnotationEditor({ datasource, query, onChange, onRunQuery }: Props) {
  const { slos, problem } = useSlos(datasource);
  const change = useLatestQuery(query, onChange, onRunQuery);
  return (
    <>
      {problem !== undefined && <Alert severity="warning" title={problem} />}
      <Text element="p" variant="bodySmall" color="secondary">
        Agreements in force, exceptions, exclusions, launches, notes, and what was decided about releases, of these
        SLOs.
      </Text>
      <SloPicker query={query} slos={slos} onChange={change} />
    </>
  );
}
