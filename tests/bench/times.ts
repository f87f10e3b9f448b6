export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** When the measured pages are opened: off the hour and off five minutes, as it mostly is. */
export const OPENED_MS = Date.UTC(2026, 10, 20, 9, 43, 20);

/** When the wall is opened: an hour ends soon after. */
export const WALL_OPENED_MS = Date.UTC(2026, 10, 20, 9, 56, 20);

/** The history goes on while a page stays open for a day. */
export const END_MS = Date.UTC(2026, 10, 21, 10);

/** How often an open page refreshes. */
export const REFRESH_MS = 30_000;
