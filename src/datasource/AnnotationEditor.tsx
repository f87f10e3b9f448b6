import { Alert, Text } from '@grafana/ui';

import type { Library } from './Library';
import { SloPicker } from './SloPicker';
import type { TruceQuery } from './TruceQuery';
import { useLatestQuery } from './useLatestQuery';
import { useSlos } from './useSlos';

interface Props {
  datasource: { library: Pick<Library, 'slos'> };
  query: TruceQuery;
  onChange(query: TruceQuery): void;
  onRunQuery(): void;
}

/** Picks the SLOs (one, a team, all, or a variable) whose decisions and tier changes are shown over graphs. */
export function AnnotationEditor({ datasource, query, onChange, onRunQuery }: Props) {
  const { slos, problem } = useSlos(datasource.library);
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
