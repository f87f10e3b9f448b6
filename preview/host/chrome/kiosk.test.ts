import { isKiosk } from './kiosk';

describe('kiosk mode', () => {
  test.each(['?kiosk', '?kiosk=', '?kiosk=1', '?kiosk=true', '?from=now-1h&kiosk'])(
    '%s shows the bare page',
    (search) => {
      expect(isKiosk(search)).toBe(true);
    }
  );

  test.each(['', '?kiosk=tv', '?kiosk=0', '?kiosk=false', '?nokiosk'])('%p shows the page with its frame', (search) => {
    expect(isKiosk(search)).toBe(false);
  });
});
