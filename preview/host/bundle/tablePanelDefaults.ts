/** Defaults of Grafana's table panel, which @grafana/schema 12.4 no longer exports and @grafana/scenes 6.52 still reads. */
export const defaultOptions = { frameIndex: 0, showHeader: true, showTypeIcons: false, sortBy: [] };
