import { TARGET_LABELS } from './writeOpenMetrics';

/**
 * The configuration file of the demo's Prometheus.
 *
 * @param exporter `host:port` to scrape; `null` to scrape nothing
 */
export function prometheusConfig(exporter: string | null): string {
  const { job, instance } = TARGET_LABELS;
  const scrape = exporter
    ? [
        'scrape_configs:',
        `  - job_name: ${job}`,
        '    static_configs:',
        `      - targets: ['${exporter}']`,
        // The port may differ from start to start; the series must not.
        `        labels: { instance: ${instance} }`,
      ]
    : [];
  return ['global:', '  scrape_interval: 60s', '  scrape_timeout: 10s', ...scrape, ''].join('\n');
}
