/** A time as Grafana's database keeps and answers it: whole seconds, UTC. */
export function wholeSeconds(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** A time as Grafana answers it before it went through the database: with nanoseconds. */
export function withNanoseconds(milliseconds: number): string {
  const nanoseconds = String(process.hrtime()[1] % 1_000_000).padStart(6, '0');
  return new Date(milliseconds).toISOString().replace('Z', `${nanoseconds}Z`);
}
