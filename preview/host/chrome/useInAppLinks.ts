import { locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useEffect } from 'react';

/** Follows plain links inside the page without loading it anew, as Grafana does. */
export function useInAppLinks(): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.('a');
      const href = link?.getAttribute('href');
      const plain =
        !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!link || !href || !plain || link.target === '_blank' || link.target === '_self' || link.download) {
        return;
      }
      const address = new URL(href, window.location.href);
      const served = /^\/(public|api|logout)(\/|$)/.test(address.pathname);
      if (address.origin === window.location.origin && !served) {
        event.preventDefault();
        locationService.push(locationUtil.stripBaseFromUrl(address.pathname + address.search + address.hash));
      }
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}
