import { useLayoutEffect, useRef } from 'react';
import { type NavigateOptions, useSearchParams } from 'react-router-dom';

/** What stands in the address of a page, so that it can be shared and the way back works. */
export interface Address {
  params: URLSearchParams;
  /** Changes the parameters that are named and leaves the others alone; an empty or undefined value takes its own away. */
  change: (parts: Readonly<Record<string, string | undefined>>, options?: NavigateOptions) => void;
}

/** Reads the parameters of the address and writes them. */
export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  // Combobox calls handlers of earlier drawings and reports a choice more than once. So a change starts from the address
  // as it is now, and going where one is already must not happen: each would draw, report and go again without end.
  const current = useRef(params);
  useLayoutEffect(() => {
    current.current = params;
  }, [params]);

  const change: Address['change'] = (parts, options) => {
    const next = new URLSearchParams(current.current);
    for (const [name, value] of Object.entries(parts)) {
      if (value === undefined || value === '') {
        next.delete(name);
      } else {
        next.set(name, value);
      }
    }
    if (next.toString() !== current.current.toString()) {
      setParams(next, options);
    }
  };
  return { params, change };
}
