/** The Grafana this server answers like; the recordings come from it. */
export const BUILD = { version: '12.4.0', commit: 'ebae266a' };
