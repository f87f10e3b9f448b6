/** What the name of an act says about it. */
export interface ActNameParts {
  /** Milliseconds, by the writer's clock. */
  time: number;
  agreement: string;
  kind: string;
  /** Its id; older names have none. */
  id?: string;
}

// Strict to the digit: of names like these every database's order is the order of their times.
const NAME =
  /^truce act (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) agreement-([a-z0-9][-a-z0-9]*) ([a-z-]+)(?: ([a-z0-9][-a-z0-9]*))?$/;

/** Takes the name of an act apart (see actName); undefined for anything else. */
export function parseActName(name: string): ActNameParts | undefined {
  const [, text = '', agreement = '', kind = '', id] = NAME.exec(name) ?? [];
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString() === text
    ? { time, agreement, kind, ...(id !== undefined && { id }) }
    : undefined;
}
