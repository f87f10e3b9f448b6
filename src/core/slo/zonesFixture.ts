/**
 * Time zones that are hard on calendars, for tests: offsets of quarter hours, half an hour of daylight saving, midnights that
 * do not exist or come twice, a day that was skipped.
 */
export const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'America/Havana',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Cairo',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Antarctica/Casey',
  'UTC',
] as const;
