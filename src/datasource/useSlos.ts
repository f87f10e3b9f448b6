import { useEffect, useState } from 'react';

import type { Slo } from '../core/slo/Slo';
import type { Library } from './Library';

/** The SLOs to choose from, or why they cannot be read. */
export function useSlos(library: Pick<Library, 'slos'>): { slos: Slo[]; problem?: string } {
  const [state, setState] = useState<{ slos: Slo[]; problem?: string }>({ slos: [] });
  useEffect(() => {
    let isShown = true;
    library.slos().then(
      (slos) => isShown && setState({ slos }),
      (error: Error) => isShown && setState({ slos: [], problem: error.message })
    );
    return () => {
      isShown = false;
    };
  }, [library]);
  return state;
}
