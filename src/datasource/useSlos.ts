import { useEffect, useState } from 'react';

import type { Slo } from '../core/slo/Slo';
import type { TruceDatasource } from './TruceDatasource';

/** The SLOs to choose from, or why they cannot be read. */
export function useSlos(datasource: TruceDatasource): { slos: Slo[]; problem?: string } {
  const [state, setState] = useState<{ slos: Slo[]; problem?: string }>({ slos: [] });
  useEffect(() => {
    let isShown = true;
    datasource.library.slos().then(
      (slos) => isShown && setState({ slos }),
      (error: Error) => isShown && setState({ slos: [], problem: error.message })
    );
    return () => {
      isShown = false;
    };
  }, [datasource]);
  return state;
}
