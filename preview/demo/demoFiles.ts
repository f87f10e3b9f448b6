import path from 'node:path';

/** Where everything lies in the demo's data folder. */
export function demoFiles(dataDir: string) {
  const historyDir = path.join(dataDir, 'history');
  return {
    /** Appears complete or not at all: it is written beside and renamed. */
    historyDir,
    ...historyFiles(historyDir),
    lock: path.join(dataDir, 'demo.lock'),
    prometheusConfig: path.join(dataDir, 'prometheus.yml'),
    prometheusLog: path.join(dataDir, 'prometheus.log'),
    /** Id of the running Prometheus process. */
    prometheusPid: path.join(dataDir, 'prometheus.pid'),
    /** While this file exists, a Prometheus that died is not started again. */
    prometheusHold: path.join(dataDir, 'prometheus.hold'),
    /** What people saved on the preview host. */
    stateDir: path.join(dataDir, 'state'),
    previousStateDir: path.join(dataDir, 'state.previous'),
  };
}

/** What a written history consists of. */
export function historyFiles(historyDir: string) {
  return {
    marker: path.join(historyDir, 'history.json'),
    tsdbDir: path.join(historyDir, 'tsdb'),
    truthIndex: path.join(historyDir, 'truth.json'),
    truthCounts: path.join(historyDir, 'truth.bin'),
  };
}
