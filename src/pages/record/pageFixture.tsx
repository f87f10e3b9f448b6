import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router-dom';

import type { Overview } from '../overview/Overview';

/** What the SLOs say, where a test does not care. */
export const NO_STATES = async (): Promise<Overview> => ({ kind: 'no-slos', problems: [] });

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

/** Shows a page as if it stood under a path of the app. */
export function showPage(page: ReactNode, { path = '/', at = '/' }: { path?: string; at?: string } = {}) {
  return render(
    <MemoryRouter initialEntries={[at]}>
      <Routes>
        <Route path={path} element={page} />
        <Route path="*" element={null} />
      </Routes>
      <Address />
    </MemoryRouter>
  );
}

/** Where the browser is now. */
export function address(): string | null {
  return screen.getByLabelText('address').textContent;
}

/** What jsdom lacks and Grafana's components ask for. */
export function fillJsdom(): void {
  // Comboboxes measure their options; there is nothing to measure here.
  class NothingObserver {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  Object.assign(global, { ResizeObserver: NothingObserver, IntersectionObserver: NothingObserver });
  HTMLCanvasElement.prototype.getContext = (() => ({ measureText: () => ({ width: 0 }) })) as never;
}
