/**
 * Why a request to Prometheus failed, in the words of Go's HTTP client, which Grafana shows people:
 * `Post "http://…": dial tcp 127.0.0.1:9090: connect: connection refused`.
 */
export function connectionError(url: string, error: unknown): string {
  return `Post "${url}": ${reasonOf(url, error)}`;
}

function reasonOf(url: string, error: unknown): string {
  if (!URL.canParse(url)) {
    return 'unsupported protocol scheme ""';
  }
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  const { hostname, host, port, protocol } = new URL(url);
  switch (cause?.code) {
    case 'ECONNREFUSED':
      return `dial tcp ${port ? host : `${hostname}:${protocol === 'https:' ? 443 : 80}`}: connect: connection refused`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `dial tcp: lookup ${hostname}: no such host`;
  }
  if ((error as Error).name === 'TimeoutError') {
    return 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)';
  }
  return cause?.message ?? (error as Error).message;
}
