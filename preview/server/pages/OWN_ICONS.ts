const line = (d: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="${d}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** Drawn by hand: icons that the shell shows and @grafana/ui names without bringing them. By path below the icon folder. */
export const OWN_ICONS: Readonly<Record<string, string>> = {
  'unicons/angle-double-left.svg': line('M12 6 6 12l6 6M18 6l-6 6 6 6'),
  'unicons/spinner.svg': line('M12 3a9 9 0 1 1-9 9'),
  'unicons/sync-slash.svg': line('M4 4l16 16M20 12a8 8 0 0 0-8-8M4 12a8 8 0 0 0 8 8'),
};
